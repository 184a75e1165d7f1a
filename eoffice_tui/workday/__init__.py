"""A day in the sample office: real desks, a real server, every expectation checked."""
