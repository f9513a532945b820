"""How a sheet lies in its picture: on its side, upside down, or beside another."""
