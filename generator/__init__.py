"""Newsbrief: news articles into structured briefings that people can check and correct."""

__version__ = "0.1.0"
