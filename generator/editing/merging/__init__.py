"""What the machine wrote, what people made of it and what the machine says now, as one."""
