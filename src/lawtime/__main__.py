"""Run the command line as `python -m lawtime`."""

from lawtime.cli import main

if __name__ == "__main__":
    main()
