"""All shared SQL: how a store is opened, what it holds, and how it is read."""
