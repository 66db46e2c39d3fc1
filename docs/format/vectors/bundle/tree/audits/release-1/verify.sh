#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Checks a release of audit deliverables against a charter that you already trust.
#
#   sh verify.sh <charter> <release folder> [<commit>]
#
# <charter>         your own copy of the audit's charter, from outside the release; "-" when you have none
# <release folder>  the folder that holds statement.txt; around it lies the tree that was approved
# <commit>          check this commit of the clone that holds the folder, and all that it changes, instead
#
# The last line is VERIFIED (exit 0), or CONSISTENT, SIGNERS UNKNOWN, or NOT VERIFIED (exit 1); problems are
# named one a line. Exit 2: wrong usage. Run a copy of this script that you trust, not the one in the release.
# Needs sh, sha256sum or shasum, ssh-keygen, the usual POSIX tools, and git for <commit>. Writes only to a
# temporary folder that it removes.
#
# The steps: 1 the statement's form, 2 the tree, 3 the charters, 4 the signatures, 5 the count, 6 the verdict.
# Nothing counts as right because nothing was said against it: a tool may be missing, or the disk be full. What
# one step writes for another ends with a line "end", and every step leaves its mark for the verdict.

# shellcheck disable=SC2016 # awk programs stand in single quotes; their $ are awk's
set -uf
LC_ALL=C
export LC_ALL
umask 077
newline='
'

usage() {
  echo "usage: verify.sh <charter, or - for none> <release folder> [<commit>]" >&2
  exit 2
}
[ $# -eq 2 ] || [ $# -eq 3 ] || usage
trusted=$1 folder=$2 commit=${3-}
case ${3+x$3} in x | x-*) usage ;; esac

need() {
  command -v "$1" > /dev/null 2>&1 || { echo "NOT VERIFIED: tool-missing $1"; exit 1; }
}
for tool in awk cat cmp date find grep head mktemp od rm sed sort tail tr wc xargs; do need "$tool"; done
tmp=$(mktemp -d "${TMPDIR:-/tmp}/verify.XXXXXX") && tmp=$(cd -- "$tmp" && pwd) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
wrong='' steps=''

# quiet: what is said, without what a terminal obeys in a file's name: control characters of ASCII and of Unicode,
# and those that turn the direction of writing.
unseen=$(printf 's/\302[\200-\237]/?/g; s/\330\234/?/g; s/\342\200[\216\217\252-\256]/?/g; s/\342\201[\246-\251]/?/g')
quiet() { tr '\1-\11\13-\37\177' '?' | sed "$unseen"; }
# problem <name> <about>: says it, and remembers it.
problem() {
  wrong="$wrong $1"
  printf 'NOT VERIFIED: %s\n' "$(printf '%s %s' "$1" "$2" | tr '\12' '?' | quiet)"
}
stop() {
  problem "$1" "$2"
  exit 1
}
# whole <name>: stops where the list $tmp/<name> was not written to its end.
whole() {
  [ "$(tail -n 1 "$tmp/$1")" = end ] || stop tool-missing "a tool failed, or $tmp is full"
}
# problems: those that the list $tmp/found names, one a line; all at once, since a hostile tree may have very many.
problems() {
  whole found
  read -r first < "$tmp/found"
  [ "$first" != end ] || return 0
  sed '/^end$/d; s/^/NOT VERIFIED: /' "$tmp/found" > "$tmp/said" || stop tool-missing "sed failed, or $tmp is full"
  quiet < "$tmp/said"
  wrong="$wrong $(sed '/^end$/d; s/ .*//' "$tmp/found" | sort -u | tr '\n' ' ')"
}
need ssh-keygen
# sha256all: sha256sum of the files that standard input names, one a line.
if command -v sha256sum > /dev/null 2>&1; then
  sha256() { sha256sum; }
  sha256all() { xargs sha256sum; }
else
  need shasum
  sha256() { shasum -a 256; }
  sha256all() { xargs shasum -a 256; }
fi
# digest <file>: sets $sha.
digest() {
  sha=$(sha256 < "$1")
  sha=${sha%% *}
}
digest /dev/null
[ "$sha" = e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 ] || stop tool-missing sha256sum

# Awk functions that read base64 and the SSH wire format (RFC 4251), in hexadecimal. A read that cannot be
# served sets "broken".
wire='
BEGIN {
  base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  for (i = 33; i < 127; i++) code[sprintf("%c", i)] = sprintf("%02x", i)
}
function ascii(text,   i, out) {
  for (i = 1; i <= length(text); i++) out = out code[substr(text, i, 1)]
  return out
}
function number(hexadecimal,   i, out) {
  for (i = 1; i <= length(hexadecimal); i++)
    out = out * 16 + index("0123456789abcdef", substr(hexadecimal, i, 1)) - 1
  return out + 0
}
# Canonical base64 alone: padded, and nothing hidden in the bits that the padding leaves over.
function decode(text,   i, j, four, out, cut) {
  if (text !~ /^[A-Za-z0-9+\/]+=?=?$/ || length(text) % 4) return ""
  cut = 2 * gsub(/=/, "A", text)
  for (i = 1; i <= length(text); i += 4) {
    four = 0
    for (j = i; j < i + 4; j++) four = four * 64 + index(base64, substr(text, j, 1)) - 1
    out = out sprintf("%06x", four)
  }
  if (substr(out, length(out) - cut + 1) ~ /[^0]/) return ""
  return substr(out, 1, length(out) - cut)
}
function open(hexadecimal) { rest = hexadecimal; broken = (rest == "") }
function done() { return !broken && rest == "" }
function take(   size, out) {
  size = 2 * number(substr(rest, 1, 8))
  if (length(rest) < 8 + size) { broken = 1; rest = ""; return "" }
  out = substr(rest, 9, size)
  rest = substr(rest, 9 + size)
  return out
}
# A positive number in its shortest form, without the zero byte that may lead it.
function magnitude(   out) {
  out = take()
  if (out ~ /^00[89a-f]/) return substr(out, 3)
  if (out !~ /^[0-7]/ || out ~ /^00/) broken = 1
  return out
}
# The Ed25519 points of small order, for which anyone can make signatures, and the encodings of a number that
# is not below the prime; the last bit is a sign.
function small(point,   last) {
  last = number(substr(point, 63)) % 128
  point = substr(point, 1, 62) sprintf("%02x", last)
  return point ~ /^0[01]0*$/ || point ~ /^(e[c-f]|f[0-9a-f])f*7f$/ || \
    point == "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05" || \
    point == "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
}
# Bytes of a coordinate of an ECDSA curve.
function coordinate(curve) {
  return curve == "nistp256" ? 32 : curve == "nistp384" ? 48 : curve == "nistp521" ? 66 : 0
}
function bits(value) {
  sub(/^0/, "", value)
  return 4 * length(value) - (value ~ /^1/ ? 3 : value ~ /^[23]/ ? 2 : value ~ /^[4-7]/ ? 1 : 0)
}
# Whether a public key is one that we rely on, in its only encoding.
function soundKey(type, text,   curve, exponent, modulus) {
  open(decode(text))
  if (take() != ascii(type)) return 0
  if (type == "ssh-ed25519" || type == "sk-ssh-ed25519@openssh.com") {
    point = take()
    if (length(point) != 64 || small(point)) return 0
  } else if (type ~ /^ecdsa-sha2-nistp(256|384|521)$/ || type == "sk-ecdsa-sha2-nistp256@openssh.com") {
    curve = substr(type, index(type, "nistp"), 8)
    if (take() != ascii(curve)) return 0
    point = take()
    if (length(point) != 2 + 4 * coordinate(curve) || point !~ /^04/) return 0
  } else if (type == "ssh-rsa") {
    exponent = magnitude()
    modulus = magnitude()
    if (length(exponent) > 6 || exponent == "01" || exponent !~ /[13579bdf]$/) return 0
    if (modulus !~ /[13579bdf]$/ || bits(modulus) < 3072 || bits(modulus) > 16384) return 0
  } else return 0
  # An application that begins "ssh:", in printable ASCII.
  if (type ~ /^sk-/ && take() !~ /^7373683a(2[0-9a-f]|[3-6][0-9a-f]|7[0-9a-e])*$/) return 0
  return done()
}
'

# Awk functions for the values that charters and statements are made of.
values='
function isHex(value, size) { return length(value) == size && value !~ /[^0-9a-f]/ }
function isId(value) { return value ~ /^[a-z0-9][a-z0-9-]*$/ && length(value) <= 32 }
function isNumber(value) { return value ~ /^[1-9][0-9]*$/ && length(value) <= 15 }
function isTime(value,   year, month, day, last) {
  if (value !~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z$/) return 0
  year = substr(value, 1, 4) + 0; month = substr(value, 6, 2) + 0; day = substr(value, 9, 2) + 0
  last = month == 2 ? 28 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
  if (month == 2 && year % 4 == 0 && (year % 100 || year % 400 == 0)) last = 29
  return year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= last && substr(value, 12, 2) + 0 < 24
}
function isTerm(from, until) { return isTime(from) && isTime(until) && from "" < until "" }
# Characters, not bytes: those that continue a character of several bytes are not counted.
function isText(value) {
  if (value == "" || value ~ /^ / || value ~ / $/) return 0
  gsub(/[\200-\277]/, "", value)
  return length(value) <= 1000
}
function isPath(value,   parts, count, i, part) {
  if (value == "" || length(value) > 1024 || value ~ /["*:<>?\\|]/) return 0
  count = split(value, parts, "/")
  for (i = 1; i <= count; i++) {
    part = tolower(parts[i])
    if (part == "" || length(part) > 255 || part ~ /^ / || part ~ /[ .]$/) return 0
    if (part ~ /^(\.git|git~[0-9]+)$/ || part ~ /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/) return 0
  }
  return 1
}
# type SP base64, the shape alone; what it encodes is for soundKey.
function isKey(type, text) {
  return (type "") in prefix && index(text, prefix[type]) == 1 && decode(text) != ""
}
function isSeal(value,   parts) {
  if (value ~ /^age1[02-9ac-hj-np-z]+$/) return length(value) == 62
  return split(value, parts, /[ ]/) == 2 && parts[1] ~ /^ssh-(ed25519|rsa)$/ && isKey(parts[1], parts[2])
}
function isQuorum(value) {
  return value ~ /^[a-z]+( owner=[1-9])?( chair=[1-9])?( vendor=[1-9])?$/ && value ~ /=/ && \
    index(" approval attestation card charter consent custody decline declaration disposition receipt revocation withdrawal ", \
      " " substr(value, 1, index(value, " ")))
}
function isValue(kind, value,   parts, count) {
  count = split(value, parts, /[ ]/)
  if (kind == "id") return isId(value)
  if (kind == "hex") return isHex(value, 64)
  if (kind == "rid") return isHex(value, 32)
  if (kind == "n") return isNumber(value)
  if (kind == "time") return isTime(value)
  if (kind == "text") return isText(value)
  if (kind == "path") return isPath(value)
  if (kind == "public") return value == "public"
  if (kind == "replaces") return value == "none" || isHex(value, 64)
  if (kind == "base") return value == "none" || isHex(value, 40) || isHex(value, 64)
  if (kind == "point") return count == 2 && (parts[1] == "0" || isNumber(parts[1])) && isHex(parts[2], 64)
  if (kind == "author") return isText(value) && value ~ /^[^<> ]([^<>]*[^<> ])? <[!-;=?A-~]+@[!-;=?A-~]+>$/
  if (kind == "judged")
    return isHex(substr(value, 1, 64), 64) && substr(value, 65) ~ /^  [a-z0-9][a-z0-9-]*\.txt$/ && length(value) <= 102
  if (kind == "quorum") return isQuorum(value)
  if (kind == "condition") return value ~ /^(attestations|embargo|findings|inspection|touch|verified)$/
  if (kind == "role")
    return count == 4 && isId(parts[1]) && parts[2] ~ /^(owner|chair|vendor|reviewer)$/ && isTerm(parts[3], parts[4])
  if (kind == "sign") return count == 5 && isId(parts[1]) && isTerm(parts[2], parts[3]) && isKey(parts[4], parts[5])
  if (kind == "seal") return count >= 2 && isId(parts[1]) && isSeal(substr(value, length(parts[1]) + 2))
  return 0
}
'

# Reads a text of the grammar line by line: "table" holds its keys, in order, with kind and arity.
# Prints why it is refused, and exits 1.
grammar='
BEGIN {
  prefix["ssh-ed25519"] = "AAAAC3NzaC1lZDI1NTE5AAAAI"
  prefix["sk-ssh-ed25519@openssh.com"] = "AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAI"
  prefix["ecdsa-sha2-nistp256"] = "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYA"
  prefix["ecdsa-sha2-nistp384"] = "AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQA"
  prefix["ecdsa-sha2-nistp521"] = "AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEA"
  prefix["sk-ecdsa-sha2-nistp256@openssh.com"] = "AAAAInNrLWVjZHNhLXNoYTItbmlzdHAyNTZAb3BlbnNzaC5jb20AAAAIbmlzdHAyNTYA"
  prefix["ssh-rsa"] = "AAAAB3NzaC1yc2EA"
  rows = split(table, row, ", ")
  at = 1
}
function refuse(why) { if (!refused) print "line " NR ": " why; refused = 1; exit 1 }
# Moves on to the row of a key; every row that is passed over must have had its lines.
function seek(key,   cell) {
  for (; at <= rows; at++) {
    split(row[at], cell, " ")
    if (cell[1] == key) { kind = cell[2]; arity = cell[3]; return }
    if (!found[at] && cell[3] !~ /[?*]/) refuse("\"" cell[1] ": ...\" belongs here")
  }
  if (key != "") refuse("it does not belong here")
}
# Remembers a path and the folders on its way; two spellings of one name, or a file in the way, collide.
function place(path,   i, step, fold) {
  for (i = 1; i <= length(path); i++) {
    if (i < length(path) && substr(path, i + 1, 1) != "/") continue
    step = substr(path, 1, i)
    fold = tolower(step)
    if (fold in spelling && (spelling[fold] != step || step == path || isFile[fold])) refuse("two paths collide")
    spelling[fold] = step
    isFile[fold] = step == path
  }
}
length($0) > 4096 { refuse("it is too long") }
/ $/ { refuse("it ends with a space") }
NR == 1 { if ($0 != title) refuse("it is not \"" title "\""); next }
body {
  path = substr($0, 67)
  if (!isHex(substr($0, 1, 64), 64) || substr($0, 65, 2) != "  " || !isPath(path)) refuse("it lists no file")
  if (path "" <= last "") refuse("the files are not sorted")
  last = path
  place(path)
  listed[path] = 1
  next
}
$0 == "" && files { seek(""); body = 1; last = ""; next }
{
  colon = index($0, ": ")
  if (colon < 2) refuse("it does not belong here")
  key = substr($0, 1, colon - 1)
  value = substr($0, colon + 2)
  seek(key)
  if (found[at] && (arity !~ /[*+]/ || value "" <= last "")) refuse("repeated, or not sorted")
  if (!isValue(kind, value)) refuse("it is no " kind)
  found[at]++
  last = value
  single[key] = value
  split(value, word, " ")
  if (key == "Quorum") acts[word[1]] = 1
  if (key == "Role") { holds[word[1]] = 1; if (word[2] != "reviewer") seated[word[1]] = 1 }
  if (key == "Sign") { if (keys[word[5]]++) refuse("a key stands twice"); signs[word[1]] = 1; keyed[word[1]] = 1 }
  if (key == "Seal") keyed[word[1]] = 1
  if (key == "Removes") removes[value] = 1
  if (key == "Judged" && names[word[2]]++) refuse("a judged text stands twice")
}
END {
  if (refused) exit 1
  if (NR == 0) refuse("it is empty")
  if (files) {
    if (!body || last == "") refuse("a list of files belongs here")
    if (single["Expires"] "" <= single["Issued"] "" || single["Expires"] "" <= single["Not-before"] "")
      refuse("it expires before it begins")
    for (path in removes)
      if (path in listed || index(path "/", single["Place"] "/") == 1) refuse("a removed path is new, too")
    place(single["Place"])
  } else {
    seek("")
    if ((single["Version"] == "1") != (single["Replaces"] == "none")) refuse("version 1 alone replaces none")
    if (!acts["approval"] || !acts["charter"] || !acts["consent"]) refuse("an act has no quorum")
    for (who in keyed) if (!(who in holds)) refuse(who " has a key but no role")
    for (who in seated) if (!(who in signs)) refuse(who " has a seat but no key")
  }
}
'
charterTable='Audit id 1, Version n 1, Replaces replaces 1, Issued time 1, Quorum quorum +, Condition condition *, Role role +, Sign sign +, Seal seal *'
statementTable='Audit id 1, Charter hex 1, Id rid 1, Issued time 1, Vault rid 1, Checkpoint point 1, Requester id 1, Expires time 1, Not-before time ?, Audience public 1, Purpose text 1, Place path 1, Base base 1, Author author 1, Commit-date time 1, Supersedes hex ?, Removes path *, Judged judged *'

# The characters that a signed text may hold, as pairs of first and last.
characters="32 126 161 172 174 767 902 902 904 906 908 908 910 929 931 1154 1162 1327 1329 1366 1369 1418 \
4304 4351 7680 7935 8208 8231 8240 8286 8352 8383 8592 8959 12289 12329 12353 12438 12443 12543 12549 12591 \
13312 19903 19968 40959 44032 55203 131072 173791"

# plain <file>: whether it is small enough, UTF-8, of those characters, and ends its last line.
plain() {
  [ "$(wc -c < "$1")" -le 33554432 ] || return 1
  [ "$(tail -c 1 "$1" | wc -l)" -eq 1 ] || return 1
  [ "$(tr -d '\12\40-\176' < "$1" | wc -c)" -gt 0 ] || return 0
  [ "$(tr -d '\12\40-\176\200-\377' < "$1" | wc -c)" -eq 0 ] || return 1
  od -An -v -t u1 "$1" | awk -v characters="$characters" '
    BEGIN { edges = split(characters, edge, " ") }
    {
      for (i = 1; i <= NF; i++) {
        if (!left && $i < 128) continue
        if (left) {
          if ($i < 128 || $i > 191) exit bad = 1
          code = code * 64 + $i - 128
          if (--left) continue
          for (j = 1; j <= edges && edge[j] + 0 <= code; j += 2) ;
          if (code < least || code > edge[j - 1] + 0) exit bad = 1
        } else if ($i >= 194 && $i <= 223) { left = 1; code = $i - 192; least = 128 }
        else if ($i >= 224 && $i <= 239) { left = 2; code = $i - 224; least = 2048 }
        else if ($i >= 240 && $i <= 244) { left = 3; code = $i - 240; least = 65536 }
        else exit bad = 1
      }
    }
    END { exit bad || left }'
}

# wellFormed <charter | approval> <file>: whether the text is of the grammar; prints why it is not.
wellFormed() {
  plain "$2" || { echo "not plain text"; return 1; }
  case $1 in
    charter) table=$charterTable files=0 ;;
    *) table=$statementTable files=1 ;;
  esac
  awk -v title="counterseal-$1 1" -v table="$table" -v files="$files" "$wire$values$grammar" "$2"
}

# sound <charter>: whether every Sign line has a key to rely on; prints whose is none.
sound() {
  keys=$tmp/keys awk "$wire"'
    $1 == "Sign:" { print $5, $6 > ENVIRON["keys"]; if (!soundKey($5, $6) && !bad++) print $2 }
    END { exit bad > 0 }' "$1" || return 1
  [ "$(ssh-keygen -l -f "$tmp/keys" 2> /dev/null | wc -l)" -eq "$(grep -c '^Sign: ' "$1")" ] || { echo "a key"; return 1; }
}

# signedBy <person> <signature> <act> <text> <charter> <charter>: whether a signing key of the person in one of
# the charters made the signature, terms aside; 3 where the person has none. $key becomes that key, with the flags of a
# hardware key, or 00. The file must be the armour of ssh-keygen to the byte, and its content canonical.
signedBy() {
  awk -v who="$1" -v namespace="$3@counterseal" "$wire"'
    step == "charter" { if ($1 == "Sign:" && $2 "" == who "") { key[decode($6)] = $5 " " $6; keys = 1 } next }
    { line[++lines] = $0 }
    function soundSignature(type, size,   name, raw, end) {
      name = take()
      raw = take()
      if (type == ascii("ssh-rsa")) return name ~ "^" ascii("rsa-sha2-") "(" ascii("256") "|" ascii("512") ")$" && \
        length(raw) == size && done()
      if (name != type) return 0
      if (index(type, ascii("sk-")) == 1) { if (length(rest) != 10) return 0; flags = substr(rest, 1, 2); rest = "" }
      if (!done()) return 0
      if (type ~ ascii("ed25519")) {
        for (i = 127; i > 64; i -= 2) end = end substr(raw, i, 2)
        return length(raw) == 128 && !small(substr(raw, 1, 64)) && \
          end "" < "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed"
      }
      open(raw)
      return length(magnitude()) <= size && length(magnitude()) <= size && done()
    }
    END {
      if (!keys) exit 3
      if (line[1] != "-----BEGIN SSH SIGNATURE-----" || line[lines] != "-----END SSH SIGNATURE-----") exit 1
      for (i = 2; i < lines; i++) {
        if (length(line[i]) > 70 || line[i] == "" || i < lines - 1 && length(line[i]) < 70) exit 1
        text = text line[i]
      }
      open(decode(text))
      if (substr(rest, 1, 20) != ascii("SSHSIG") "00000001") exit 1
      rest = substr(rest, 21)
      public = take()
      if (!(public in key) || take() != ascii(namespace) || take() != "") exit 1
      hash = take()
      if (hash != ascii("sha256") && hash != ascii("sha512")) exit 1
      inner = take()
      if (!done()) exit 1
      open(public)
      type = take()
      size = 2 * coordinate("nistp" (type ~ ascii("384") "$" ? 384 : type ~ ascii("521") "$" ? 521 : 256))
      if (type == ascii("ssh-rsa")) { take(); size = length(magnitude()) }
      open(inner)
      flags = "00"
      if (!soundSignature(type, size)) exit 1
      print key[public], flags, lines
    }' step=charter "$5" "$6" step=signature "$2" > "$tmp/key" || return
  read -r key < "$tmp/key" || return 1
  lines=${key##* } key=${key% *}
  # As many other bytes than printable ones as there are lines: each line is ended, the last one too.
  case " $(tr -d '\40-\176' < "$2" | wc -lc)" in *" $lines"*" $lines") ;; *) return 1 ;; esac
  printf '%s namespaces="%s@counterseal" %s\n' "$1" "$3" "${key% *}" > "$tmp/allowed"
  ssh-keygen -Y verify -f "$tmp/allowed" -I "$1" -n "$3@counterseal" -s "$2" < "$4" > /dev/null 2>&1
}

# Awk functions for the Condition lines touch and verified: whether one of the signatures with these flags
# (PROTOCOL.u2f, in hexadecimal) has what is demanded.
presence='
function has(flags, what) { return what == "touch" ? flags ~ /[13579bdf]$/ : flags ~ /[4-7c-f]$/ }
function present(flags,   each, i) {
  for (i = split(flags, each, " "); i > 0; i--)
    if ((!demands["touch"] || has(each[i], "touch")) && (!demands["verified"] || has(each[i], "verified"))) return 1
  return 0
}
'
# Awk rules that read $tmp/signers (lines: person, key, flags), then a charter: who counts at the time "at".
people=$presence'
function covers(from, until) { return from "" <= at "" && at "" < until "" }
FILENAME == ARGV[1] { line = $1 " " $2 " " $3; signed[line] = signed[line] " " $4; next }
$1 == "Condition:" { demands[$2] = 1 }
$1 == "Role:" && covers($4, $5) { role[$2] = role[$2] " " $3 }
$1 == "Sign:" && covers($3, $4) && present(signed[$2 " " $5 " " $6]) { key[$2] = $6 }
$1 == "Quorum:" && $2 == act { quorum[++lines] = $0 }
'

# met <charter> <act> <time> [<requester>]: whether the signers in $tmp/signers fill the seats of a Quorum line;
# prints the seats that they leave open, and "end".
# A Quorum line is met when, for every set of its roles, those who hold any of them are enough for all of
# these seats. One line must be met; when none is, the one that lacks the fewest people is reported.
met() {
  awk -v act="$2" -v at="$3" -v requester="${4-}" "$people"'
    function holds(who, what) { return index(role[who] " ", " " what " ") && (who != requester || what == "owner") }
    function seats(line, what) { return match(line, what "=") ? substr(line, RSTART + RLENGTH, 1) : 0 }
    # Sets "report" and gives the number of people that the line lacks.
    function open(line,   o, c, v, owner, chair, vendor, need, have, who, worst, text) {
      owner = seats(line, "owner"); chair = seats(line, "chair"); vendor = seats(line, "vendor"); report = ""
      for (o = 0; o <= (owner > 0); o++) for (c = 0; c <= (chair > 0); c++) for (v = 0; v <= (vendor > 0); v++) {
        need = o * owner + c * chair + v * vendor
        have = 0
        for (who in key)
          if (o && holds(who, "owner") || c && holds(who, "chair") || v && holds(who, "vendor")) have++
        if (have >= need) continue
        text = need - have " more"
        if (o + c + v == 1) report = report (o ? "owners" : c ? "chairs" : "vendor") "-missing " text "\n"
        if (need - have > worst) { worst = need - have; whole = "people-missing " text "\n" }
      }
      if (report == "") report = whole
      return worst + 0
    }
    END {
      for (i = 1; i <= lines; i++) {
        lacks = open(quorum[i])
        if (i == 1 || lacks < least) { least = lacks; best = lacks ? report : "" }
      }
      if (!lines) best = "people-missing 1 more\n"
      printf "%send\n", best
      exit best != ""
    }' "$tmp/signers" "$1"
}

# counted <charter> <time>: the people in $tmp/signers who count, with their roles.
counted() {
  awk -v at="$2" "$people"'END { for (who in key) if (who in role) print who role[who] }' "$tmp/signers" "$1" | sort
}

[ "$trusted" = - ] || cat "$trusted" > "$tmp/trusted" || stop charter-refused "$trusted cannot be read"

# --- 1 The statement -------------------------------------------------------------------------------------

unset CDPATH
[ -d "$folder" ] || stop statement-missing "$folder"
case $folder in /*) ;; *) folder=./$folder ;; esac
folder=$(cd -- "$folder" && pwd -P)
if [ "$commit" = "" ]; then
  if [ ! -f "$folder/statement.txt" ] || [ -h "$folder/statement.txt" ]; then stop statement-missing statement.txt; fi
  cat "$folder/statement.txt" > "$tmp/statement" || stop statement-missing statement.txt
else
  need git
  need mkdir
  # The clone is the first folder upwards with a .git. Git must not look for it: a folder that a commit brings
  # can look like a repository itself. Nothing of the clone runs, nothing is fetched, and history is read as
  # it was written.
  top=$folder
  until [ -e "$top/.git" ] || [ -h "$top/.git" ]; do
    [ "$top" != "" ] || stop commit-mismatch "$3"
    top=${top%/*}
  done
  unset GIT_DIR GIT_WORK_TREE GIT_COMMON_DIR GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
  unset GIT_NAMESPACE GIT_CONFIG GIT_CONFIG_PARAMETERS GIT_CONFIG_COUNT GIT_GRAFT_FILE GIT_SHALLOW_FILE
  export GIT_NO_REPLACE_OBJECTS=1 GIT_NO_LAZY_FETCH=1 GIT_ALLOW_PROTOCOL=none GIT_OPTIONAL_LOCKS=0
  export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
  repo() {
    git --no-pager --git-dir="$top/.git" --work-tree="$top/" -c safe.bareRepository=explicit -c core.fsmonitor=false \
      -c core.hooksPath=/dev/null -c core.useReplaceRefs=false "$@"
  }
  commit=$(repo rev-parse --verify --quiet "$commit^{commit}") || stop commit-mismatch "$3"
  # An id means the commit that it begins, and no tag of that name.
  case $3 in
    *[!0-9a-fA-F]*) ;;
    *) case $commit in "$(printf %s "$3" | tr A-F a-f)"*) ;; *) stop commit-mismatch "$3" ;; esac ;;
  esac
  # genuine <id> <type>: whether what lies under an id in the clone is what the id was made of. Git does not look.
  genuine() {
    [ "$(repo cat-file "$2" "$1" 2> /dev/null | repo hash-object --literally -t "$2" --stdin)" = "$1" ]
  }
  # folders <commit> <list>: whether every folder of the list has the id that git makes of what the list has in it.
  folders() {
    [ -d "$tmp/ids.git" ] || case $1 in
      ????????????????????????????????????????) git init -q --bare --template= "$tmp/ids.git" ;;
      *) git init -q --bare --template= --object-format=sha256 "$tmp/ids.git" ;;
    esac || stop tool-missing "git failed, or $tmp is full"
    ids=$tmp/ids root=$(repo rev-parse --verify --quiet "$1^{tree}") awk '
      BEGIN { folder[count = 1] = ""; print ENVIRON["root"] > ENVIRON["ids"] }
      /\t/ {
        tab = index($0, "\t")
        path = name = substr($0, tab + 1)
        parent = ""
        if (match(path, /.*\//)) { parent = substr(path, 1, RLENGTH - 1); name = substr(path, RLENGTH + 1) }
        entry[NR] = substr($0, 1, tab) name
        if (parent in last) after[last[parent]] = NR
        else first[parent] = NR
        last[parent] = NR
        if ($2 == "tree") { folder[++count] = path; print $3 > ENVIRON["ids"] }
      }
      END { for (i = 1; i <= count; i++) { for (at = first[folder[i]]; at; at = after[at]) print entry[at]; print "" } }' "$2" |
      tr '\012\001' '\000\012' | git --git-dir="$tmp/ids.git" mktree -z --missing --batch > "$tmp/made" 2> /dev/null
    cmp -s "$tmp/ids" "$tmp/made"
  }
  prefix=${folder#"$top"}/
  prefix=${prefix#/}
  # list <commit> <name>: every entry of its tree. NUL ends each entry of git; a line break within a name becomes
  # a byte that no listed path holds.
  list() {
    repo ls-tree -r -t -z --full-tree "$1" > "$tmp/raw" 2> /dev/null ||
      stop commit-mismatch "git cannot list $1; fetch all of it"
    { cat "$tmp/raw" && printf 'end\0'; } | tr '\000\012' '\012\001' > "$tmp/$2"
    whole "$2"
    if ! genuine "$1" commit || ! folders "$1" "$tmp/$2"; then
      stop commit-mismatch "what lies under an id of $1 is something else"
    fi
  }
  # blob <id> <file>: its content, or nothing when it is larger than any text of ours.
  blob() {
    : > "$2"
    size=$(repo cat-file -s "$1" 2> /dev/null) || return 1
    [ "$size" -gt 33554432 ] || repo cat-file blob "$1" > "$2" || stop tool-missing "git failed, or $tmp is full"
  }
  oid=$(repo rev-parse --verify --quiet "$commit:${prefix}statement.txt") || stop statement-missing statement.txt
  if ! genuine "$oid" blob || ! blob "$oid" "$tmp/statement"; then stop statement-missing statement.txt; fi
fi
why=$(wellFormed approval "$tmp/statement") || stop statement-refused "statement.txt, $why"
audit='' governing='' issued='' requester='' expires='' notBefore='' purpose='' place='' supersedes=''
while IFS= read -r line; do
  value=${line#*: }
  case $line in
    'Audit: '*) audit=$value ;;
    'Charter: '*) governing=$value ;;
    'Issued: '*) issued=$value ;;
    'Requester: '*) requester=$value ;;
    'Expires: '*) expires=$value ;;
    'Not-before: '*) notBefore=$value ;;
    'Purpose: '*) purpose=$value ;;
    'Place: '*) place=$value ;;
    'Supersedes: '*) supersedes=$value ;;
    '' | 'Removes: '* | 'Judged: '*) break ;;
  esac
done < "$tmp/statement"
# fields <key>: those that may stand more than once.
fields() { sed -n "/^\$/q; s/^$1: //p" "$tmp/statement"; }
sed '1,/^$/d' "$tmp/statement" > "$tmp/listed"
steps="$steps statement"

# --- 2 The tree ------------------------------------------------------------------------------------------
# What is there becomes the list $tmp/present ("f path": a file, "d path": a folder, "x path": anything else) and
# $tmp/actual (sha256sum lines of the listed files). The release folder's own files are read from $release.

# Awk: the names that may stand in the release folder besides listed files.
names='
function isPerson(name) { return name ~ /^[a-z0-9][a-z0-9-]*$/ && length(name) <= 32 }
function isOwn(name, newest,   part, count) {
  count = split(name, part, "/")
  if (count == 1) return name ~ /^(statement\.txt|VERIFY\.md|verify\.sh)$/
  if (!sub(name ~ /^charters\/[^\/]*$/ ? "\\.txt$" : "\\.sig$", "", part[count])) return 0
  if (part[1] == "signatures") return count == 2 && isPerson(part[2])
  if (part[1] != "charters" || part[2] !~ /^[1-9][0-9]*$/ || part[2] + 0 > newest) return 0
  sub(/\.([2-9]|[1-9][0-9])$/, "", part[3])
  return count == 2 || count == 3 && isPerson(part[3])
}
'
: > "$tmp/actual"
if [ "$commit" = "" ]; then
  release=$folder
  root=${folder%"/$place"}
  [ "$root/$place" = "$folder" ] || stop place-mismatch "$place"
  # A name with a line break is never listed, and is a problem of its own.
  {
    for kind in d f x; do
      echo "$kind"
      if [ $kind = x ]; then set -- ! -type d ! -type f; else set -- -type $kind; fi
      (cd -- "$root/" && find . -name "*$newline*" -prune -o "$@" -print) 2> /dev/null || echo unreadable
    done
    [ "$(cd -- "$root/" && find . -name "*$newline*" -prune -print 2> /dev/null)" = "" ] || echo broken
    echo end
  } | awk '/^[dfx]$/ { kind = $0; next } sub(/^\.\//, "") { $0 = kind " " $0 } $0 != "."' > "$tmp/present"
  whole present
  ! grep -Fxq unreadable "$tmp/present" || problem file-missing "in a folder that cannot be read"
  ! grep -Fxq broken "$tmp/present" || problem path-refused "a name with a line break"
  # xargs takes back the backslash before each byte, so that no byte of a name has a meaning to it.
  awk 'FILENAME == ARGV[1] { listed[substr($0, 67)] = 1; next }
    /^f / && substr($0, 3) in listed { print substr($0, 3) }' "$tmp/listed" "$tmp/present" |
    sed 's/./\\&/g; s/^/.\//' > "$tmp/names"
  if [ -s "$tmp/names" ]; then (cd -- "$root/" && sha256all) < "$tmp/names" > "$tmp/actual" 2> /dev/null; fi
else
  release=$tmp/release
  [ "$prefix" = "$place/" ] || stop place-mismatch "$place"
  list "$commit" tree
  awk -v place="$place/" "$names"'
    FILENAME == ARGV[1] { listed[substr($0, 67)] = 1; next }
    /\t/ {
      path = substr($0, index($0, "\t") + 1)
      inside = index(path, place) == 1
      own = inside && isOwn(substr(path, length(place) + 1), 1e15)
      if (inside || (path in listed)) print ($2 == "tree" ? "d " : $1 == "100644" ? "f " : "x ") path
      if ($1 == "100644" && (own || (path in listed))) print "oid " $3 " " path
    }
    $0 == "end"' "$tmp/listed" "$tmp/tree" > "$tmp/present"
  whole present
  mkdir "$release" || stop tool-missing mkdir
  while IFS= read -r line; do
    case $line in 'oid '*) line=${line#oid } ;; *) continue ;; esac
    oid=${line%% *} path=${line#* }
    own=${path#"$place/"}
    if [ "$own" = "$path" ]; then
      genuine "$oid" blob || continue
      sha=$(repo cat-file blob "$oid" | sha256)
      printf '%s  ./%s\n' "${sha%% *}" "$path" >> "$tmp/actual"
    else
      case $own in */*) mkdir -p "$release/${own%/*}" ;; esac
      if genuine "$oid" blob; then blob "$oid" "$release/$own"; else : > "$release/$own"; fi
    fi
  done < "$tmp/present"

  # The commit changes nothing else, and the release folder is new in it. Entries are compared as git lists them,
  # so that no setting of the clone, and no .gitmodules, hides a change.
  repo cat-file commit "$commit" > "$tmp/commit" || stop commit-mismatch "$3"
  # The first line names the tree, and those right after it the parents.
  parent=$(awk 'NR == 2 && $1 == "parent" { print $2 } NR == 2 { exit }' "$tmp/commit")
  echo end > "$tmp/before"
  if [ "$parent" != "" ]; then
    repo cat-file -e "$parent^{tree}" 2> /dev/null ||
      stop commit-mismatch "the commit before it is not in this clone; fetch it"
    list "$parent" before
  fi
  fields Removes > "$tmp/removes"
  awk -v place="$place" '
    { path = substr($0, index($0, "\t") + 1) }
    step == "listed" { expected[substr($0, 67)] = 1 }
    step == "removes" { expected[$0] = 1; removed[$0] = 1 }
    step == "before" && /\t/ { before[path] = $0 }
    step == "tree" && /\t/ {
      if (seen[path]++) print "commit-mismatch " path
      if ($2 == "tree" && $3 !~ /^(4b825dc642cb6eb9a060e54bf8d69288fbee4904|6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321)$/) next
      left[path] = 1
      if (path in removed || !(path in expected) && index(path, place "/") != 1 && !((path in before) && before[path] == $0)) print "commit-mismatch " path
    }
    END {
      if (place in before) print "commit-mismatch " place " is not new"
      for (path in before) {
        split(before[path], word, /[ ]/)
        if (word[2] != "tree" && !(path in left) && !(path in expected)) print "commit-mismatch " path
      }
      print "end"
    }' step=listed "$tmp/listed" step=removes "$tmp/removes" step=before "$tmp/before" step=tree "$tmp/tree" > "$tmp/found"
  problems
fi

awk -v place="$place/" "$names"'
  /^f / && index($0, place) == 3 && isOwn(substr($0, 3 + length(place)), 1e15) { print substr($0, 3 + length(place)) }
  $0 == "end"' "$tmp/present" > "$tmp/own"
whole own
# Charters count from 1 without a gap.
newest=$(awk '{ have[$0] = 1 } END { while (("charters/" n + 1 ".txt") in have) n++; print n + 0 }' "$tmp/own")
awk -v place="$place/" -v newest="$newest" "$names"'
  function folders(path) { while (sub(/\/[^\/]*$/, "", path)) folder[path] = 1 }
  BEGIN { folders(place "signatures/x"); for (i = 0; i <= newest; i++) folders(place "charters/" (i ? i "/x" : "x")) }
  step == "listed" { path = substr($0, 67); hash[path] = substr($0, 1, 64); order[++count] = path; folders(path) }
  step == "actual" { actual[substr($0, 69)] = substr($0, 1, 64) }
  step == "present" && /^[dfx] / {
    path = substr($0, 3)
    if (path in hash || path in folder) there[path] = substr($0, 1, 1)
    if (/^f / && (path in hash || index(path, place) == 1 && isOwn(substr(path, length(place) + 1), newest))) next
    if (/^d / && path in folder) next
    if (/^x / || path in hash) print "file-not-regular " path
    else print "file-extra " path (/^d / ? "/" : "")
  }
  END {
    for (i = 1; i <= count; i++) {
      path = order[i]
      if (!(path in there) || there[path] == "f" && !(path in actual)) print "file-missing " path
      else if (there[path] == "f" && actual[path] != hash[path]) print "file-changed " path
    }
    if (count) print "end"
  }' step=listed "$tmp/listed" step=actual "$tmp/actual" step=present "$tmp/present" > "$tmp/found"
problems

# VERIFY.md and verify.sh travel unsigned: they must be texts that this script knows, of which it is one.
known=9f89522f81712d247369cef010eb7601343c38f38caf06e227c6c8567f28daca
for name in VERIFY.md verify.sh; do
  grep -Fxq "$name" "$tmp/own" || continue
  ! cmp -s "$0" "$release/$name" || continue
  digest "$release/$name"
  case " $known " in *" $sha "*) ;; *) problem file-changed "$place/$name" ;; esac
done
steps="$steps tree"

# --- 3 The charters --------------------------------------------------------------------------------------
# Version 1 is signed by everyone whom it names as owner, chair or vendor; a later one by the quorum of the
# one before, and with every key that it adds.

# signatures <folder in $release> <act> <text> <charter> <charter>: fills $tmp/signers with those that are right.
signatures() {
  where=$1 act=$2 text=$3
  shift 3
  : > "$tmp/signers"
  sed -n "s|^$where/\([^/]*\)\.sig\$|\1|p; s/^end\$/&/p" "$tmp/own" > "$tmp/names"
  whole names
  while read -r name; do
    [ "$name" != end ] || continue
    person=${name%%.*}
    signedBy "$person" "$release/$where/$name.sig" "$act" "$text" "$@"
    case $? in
      0) echo "$person $key" >> "$tmp/signers" ;;
      3) problem signature-unknown-signer "$where/$name.sig" ;;
      *) problem signature-refused "$where/$name.sig" ;;
    esac
  done < "$tmp/names"
}

before=/dev/null replaces=none version=0 mine='' named=''
[ "$newest" -gt 0 ] || problem charter-chain-broken charters/1.txt
while [ "$version" -lt "$newest" ]; do
  version=$((version + 1))
  charter=$release/charters/$version.txt
  if ! why=$(wellFormed charter "$charter" && sound "$charter"); then
    problem charter-refused "charters/$version.txt, $why"
    break
  fi
  if ! since=$(awk -v version="$version" -v replaces="$replaces" -v audit="$audit" '
    FILENAME == ARGV[1] { if ($1 == "Issued:") since = $2; next }
    $1 == "Issued:" { print $2 }
    $1 == "Audit:" && $2 "" != audit "" || $1 == "Version:" && $2 != version { bad = 1 }
    $1 == "Replaces:" && $2 "" != replaces "" || $1 == "Issued:" && $2 "" < since "" { bad = 1 }
    END { exit bad }' "$before" "$charter"); then
    problem charter-chain-broken "charters/$version.txt"
    break
  fi
  signatures "charters/$version" charter "$charter" "$charter" "$before"
  [ "$version" -eq 1 ] || met "$before" charter "$since" > /dev/null ||
    problem charter-signature-missing "charters/$version.txt"
  awk -v version="$version" -v at="$since" "$presence"'
    step == "signers" { line = $1 " " $2 " " $3; signed[line] = signed[line] " " $4 }
    step == "before" && $1 == "Sign:" { had[$2 " " $5 " " $6] = 1 }
    step == "charter" && $1 == "Condition:" { demands[$2] = 1 }
    step == "charter" && $1 == "Role:" && $3 != "reviewer" { seated[$2] = 1 }
    step == "charter" && $1 == "Sign:" {
      line = $2 " " $5 " " $6
      if (version > 1 && !(line in had) && !(line in signed)) lacks[$2] = 1
      if (line in signed && present(signed[line]) && $3 "" <= at "" && at "" < $4 "") proven[$2] = 1
    }
    END {
      if (version == 1) for (who in seated) if (!(who in proven)) lacks[who] = 1
      for (who in lacks) print "charter-signature-missing charters/" version "/" who ".sig"
      print "end"
    }' step=signers "$tmp/signers" step=before "$before" step=charter "$charter" > "$tmp/found"
  problems
  if [ "$trusted" != - ] && cmp -s "$tmp/trusted" "$charter"; then mine=$version; fi
  digest "$charter"
  if [ "$sha" = "$governing" ]; then named=$version; fi
  before=$charter replaces=$sha
done
[ "$trusted" = - ] || [ "$mine" != "" ] || problem charter-chain-broken "the trusted charter is none of these"
case $wrong in *" charter-"*) ;; *) steps="$steps charters" ;; esac

# --- 4 The signatures, 5 the count -----------------------------------------------------------------------
# Judged under the charter that the statement names, and again, with the same keys, under the one in force.

inForce=$version
case $steps in *charters)
  if [ "$named" = "" ]; then
    problem charter-chain-broken "the charter that the statement names is none of these"
  else
    charter=$release/charters/$named.txt current=$release/charters/$inForce.txt
    signatures signatures approval "$tmp/statement" "$charter" /dev/null
    counted "$current" "$issued" > "$tmp/counted"
    short=
    counted "$charter" "$issued" | grep -q "^$requester " || { problem requester-missing "$requester"; short=x; }
    if ! met "$charter" approval "$issued" "$requester" > "$tmp/found"; then
      problems
      short=x
    fi
    # Signatures that lack what the charter demands of hardware keys count for nothing; said where others do not suffice.
    for demand in touch verified; do
      if [ "$short" != "" ] && grep -Fxq "Condition: $demand" "$charter"; then
        awk -v demand="$demand" "$presence"'!has($4, demand) { lacks = 1 } END { exit !lacks }' "$tmp/signers" &&
          problem condition-unmet "$demand"
      fi
    done
    [ "$charter" = "$current" ] || met "$current" approval "$issued" "$requester" > /dev/null ||
      problem charter-changed "charters/$inForce.txt"
    for demand in embargo findings inspection; do
      grep -Fxq "Condition: $demand" "$charter" "$current"
      [ $? -ne 1 ] || continue
      case $demand in
        embargo) [ "$notBefore" != "" ] ;;
        *) fields Judged | grep -q "  $demand\.txt\$" ;;
      esac || problem condition-unmet "$demand"
    done
    steps="$steps consent"
  fi
  ;;
esac

# --- 6 The verdict ---------------------------------------------------------------------------------------

[ "$wrong" = "" ] || exit 1
[ "$steps" = " statement tree charters consent" ] || stop tool-missing "a step was not taken"
[ -s "$tmp/counted" ] || stop tool-missing "a tool failed, or $tmp is full"
over=
now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
[ "$(printf '%s\n' "$now" "$expires" | sort | head -n 1)" = "$now" ] && [ "$now" != "$expires" ] || over=' (over: it limits exports, not this check)'
digest "$tmp/statement"
printf 'Audit: %s\nStatement: %s\n' "$audit" "$sha"
echo "Charter: version $named, in force: version $inForce"
sed 's/^/Signed by: /' "$tmp/counted"
echo "Files: $(($(wc -l < "$tmp/listed")))"
[ "$notBefore" = "" ] || echo "Not before: $notBefore"
[ "$supersedes" = "" ] || printf 'Supersedes: %s\nPurpose: %s\n' "$supersedes" "$purpose"
echo "Expires: $expires$over"
[ "$commit" = "" ] || printf 'Commit: %s\nClone: %s\n' "$commit" "$top"
[ "$trusted" = - ] || { echo VERIFIED; exit; }
echo "No trusted charter was given: whether these people may sign is for you to find out."
echo "CONSISTENT, SIGNERS UNKNOWN"
exit 1
