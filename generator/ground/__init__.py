"""The ground floor: what every room uses. Each module keeps laws that hold for any input, and knows no room."""
