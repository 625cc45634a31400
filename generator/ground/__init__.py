"""The ground floor: values that every room uses. Each module keeps laws that hold for any input, and knows no room."""
