"""`python -m dragoman` is the same as `dragoman`."""

from dragoman.faces.cli import main

main()
