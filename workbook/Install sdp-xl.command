#!/bin/sh
# Installs sdp-xl on a Mac by a double click: finds Python, makes the private environment, and runs sdp-xl install there.
# If a folder "wheels" stands beside this file, everything comes from it, without any network.
here=$(cd -P -- "$(dirname -- "$0")" && pwd)
env="$HOME/Library/sdp-xl/env"
fits='import sys; sys.exit(sys.version_info < (3, 11))'

end() {
    printf '\n%s\n' "$1"
    [ -t 0 ] && printf 'You can close this window.\n'
    exit "$2"
}

# Not the python3 of /usr/bin: where no developer tools are installed, it only offers to install those.
for python in /usr/local/bin/python3 /opt/homebrew/bin/python3 \
    /Library/Frameworks/Python.framework/Versions/3.*/bin/python3; do
    [ -x "$python" ] && "$python" -I -c "$fits" && found=$python
done
[ -n "$found" ] || end "Python 3.11 or newer was not found on this Mac. Install it from python.org, or ask your IT staff, \
and double-click this file again." 1

echo "Installing sdp-xl with $found. This takes a minute or two."
"$found" -I -m venv "$env" || end "The private Python environment could not be made. Ask your IT staff." 1
python="$env/bin/python"
if [ -d "$here/wheels" ]; then
    set -- --from "$here/wheels"
    "$python" -I -m pip install --quiet --upgrade --no-index --find-links "$here/wheels" sdp-xl
else
    set --
    "$python" -I -m pip install --quiet --upgrade sdp-xl
fi || end "The packages could not be installed. Is this Mac connected, or is the folder wheels complete?" 1
"$python" -I -m sdp_xl install "$@" || end "sdp-xl was not installed; the reason stands above." 1
end "sdp-xl is installed. Start Excel again: it has a ribbon tab SDP. To remove it: $env/bin/sdp-xl uninstall" 0
