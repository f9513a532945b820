"""What the streams of a PDF unpack to, looked at before the engine unpacks them: the face is `streams.refuse_bombs`."""
