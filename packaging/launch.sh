#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What is started as `counterseal`: no process of the app may leave its memory in a file.
set -eu

# Before Chromium's first file: nothing of the profile is for others to read.
umask 077
# No core file, and an empty one where the system takes cores through a pipe in spite of that.
ulimit -c 0
filter=/proc/self/coredump_filter
if [ -e "$filter" ] && ! echo 0 >"$filter"; then
  echo "Counterseal does not start: core dumps of it could not be emptied ($filter)." >&2
  exit 1
fi

here=$(dirname -- "$(readlink -f -- "$0")")
case ${1-} in
--help | --version) words=yes ;;
'' | *[!a-z]*) words=no ;;
*) words=yes ;;
esac
# Words of the command line, and no path to open: no display is looked for.
[ "$words" = no ] || set -- --ozone-platform=headless "$@"
exec "$here/counterseal-app" "$@"
