#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Judges what a commit of a public repository does to the releases of one audit, such as a pull request's merge.
#
#   sh check-releases.sh <charter folder> [<commit>]
#
# <charter folder>  where the repository keeps the audit's exported charter: charter.txt, verify.sh and this
# <commit>          of the clone that holds that folder, where it is checked out; HEAD when it is not named
#
# The charter and verify.sh are those of the commit before it (its first parent): nothing that a commit brings has
# a say in how it is judged. Run a copy of this script that is not the commit's own, either; the workflow does.
#
# A commit may bring one release, which verify.sh judges with all else that the commit changes. One that brings none
# may not touch what was released before. Exit 0: a release is VERIFIED, or none was brought or touched. Exit 1: NOT
# VERIFIED, each problem named on a line. Exit 2: wrong usage. Needs git and what verify.sh needs; fetches nothing.

set -uf
LC_ALL=C
export LC_ALL
umask 077

usage() {
  echo "usage: check-releases.sh <charter folder> [<commit>]" >&2
  exit 2
}
[ $# -eq 1 ] || [ $# -eq 2 ] || usage
folder=$1 commit=${2-HEAD}
case $commit in '' | -*) usage ;; esac
[ -d "$folder" ] || usage
case $folder in /*) ;; *) folder=./$folder ;; esac
tmp=$(mktemp -d "${TMPDIR:-/tmp}/check.XXXXXX") || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM

stop() {
  printf 'NOT VERIFIED: %s %s\n' "$1" "$2" | tr '\1-\11\13-\37\177' '?'
  exit 1
}

# The clone is the first folder upwards with a .git. Nothing of it runs, and history is read as it was written.
unset CDPATH
folder=$(cd -- "$folder" && pwd -P)
top=$folder
until [ -e "$top/.git" ] || [ -h "$top/.git" ]; do
  [ "$top" != "" ] || usage
  top=${top%/*}
done
unset GIT_DIR GIT_WORK_TREE GIT_COMMON_DIR GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
unset GIT_NAMESPACE GIT_CONFIG GIT_CONFIG_PARAMETERS GIT_CONFIG_COUNT GIT_GRAFT_FILE GIT_SHALLOW_FILE
export GIT_NO_REPLACE_OBJECTS=1 GIT_NO_LAZY_FETCH=1 GIT_ALLOW_PROTOCOL=none GIT_OPTIONAL_LOCKS=0
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
repo() {
  git --no-pager --git-dir="$top/.git" -c safe.bareRepository=explicit -c core.fsmonitor=false \
    -c core.hooksPath=/dev/null -c core.useReplaceRefs=false "$@"
}
keeper=${folder#"$top"}
keeper=${keeper#/}

after=$(repo rev-parse --verify --quiet "$commit^{commit}") || stop commit-mismatch "$commit"
# An id means the commit that it begins, and no tag of that name.
case $commit in
  *[!0-9a-fA-F]*) ;;
  *) case $after in "$(printf %s "$commit" | tr A-F a-f)"*) ;; *) stop commit-mismatch "$commit" ;; esac ;;
esac
before=$(repo rev-parse --verify --quiet "$after^1") || stop commit-mismatch "there is no commit before it"
for name in charter.txt verify.sh; do
  repo cat-file blob "$before:${keeper:+$keeper/}$name" > "$tmp/$name" 2> /dev/null ||
    stop charter-refused "$name is not in the commit before it"
done
audit=$(sed -n 's/^Audit: //p' "$tmp/charter.txt")
[ "$audit" != "" ] || stop charter-refused "charter.txt names no audit"

# statements <commit> <list>: "<id> <folder>" of every statement of this audit in a commit. A line break in a name
# becomes a byte that no released path holds.
statements() {
  repo ls-tree -r -z --full-tree "$1" > "$tmp/raw" 2> /dev/null || stop commit-mismatch "git cannot list $1; fetch all of it"
  tr '\000\012' '\012\001' < "$tmp/raw" | sed -n 's/^[0-9]* blob \([0-9a-f]*\)	\(.*\)\/statement\.txt$/\1 \2/p' > "$tmp/found"
  : > "$2"
  while IFS= read -r line; do
    id=${line%% *} place=${line#* }
    repo cat-file blob "$id" > "$tmp/statement" 2> /dev/null || stop commit-mismatch "git cannot read $id; fetch all of it"
    [ "$(head -n 1 "$tmp/statement" | tr -d '\000')" = "counterseal-approval 1" ] || continue
    grep -Fxq "Audit: $audit" "$tmp/statement" && echo "$id $place" >> "$2"
  done < "$tmp/found"
}
statements "$before" "$tmp/old"
statements "$after" "$tmp/new"

brought=0 verdict=0
while IFS= read -r line; do
  id=${line%% *} place=${line#* }
  ! grep -Fxq "$id $place" "$tmp/old" || continue
  brought=$((brought + 1))
  echo "$place"
  sh "$tmp/verify.sh" "$tmp/charter.txt" "$top/$place" "$after" || verdict=1
done < "$tmp/new"
# A release that is verified answers for everything that its commit changes.
[ "$brought" -eq 0 ] || exit "$verdict"

# entry <commit> <path>: what stands there, mode and id; nothing where nothing does.
entry() {
  repo ls-tree -z --full-tree "$1" -- "$2" | tr '\000' '\012' | cut -f 1
}
while IFS= read -r line; do
  id=${line%% *} place=${line#* }
  repo cat-file blob "$id" | sed '1,/^$/d' | cut -c 67- > "$tmp/listed"
  echo "$place" >> "$tmp/listed"
  while IFS= read -r path; do
    [ "$(entry "$before" "$path")" = "$(entry "$after" "$path")" ] || stop release-touched "$path"
  done < "$tmp/listed"
done < "$tmp/old"
echo "No release of $audit is brought or touched."
