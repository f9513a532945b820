"""Outside programs that read what no library here can: the only place that starts one."""
