#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Are the named programs built as what reads foreign bytes should be? Names what one of them lacks.
set -euo pipefail
export LC_ALL=C
failed=0

# wants PROGRAM WHAT PATTERN TEXT: the text must hold the pattern.
wants() {
    grep -qE -- "$3" <<<"$4" || { echo "$1: $2"; failed=1; }
}

for program in "$@"; do
    header=$(readelf --wide --file-header "$program")
    segments=$(readelf --wide --program-headers "$program")
    dynamic=$(readelf --wide --dynamic "$program")
    symbols=$(readelf --wide --dyn-syms "$program")
    notes=$(readelf --wide --notes "$program")
    wants "$program" "is not position-independent" 'Type: +DYN' "$header"
    wants "$program" "has no RELRO segment" 'GNU_RELRO' "$segments"
    wants "$program" "binds its symbols late, so its tables stay writable" 'BIND_NOW|Flags:.*NOW' "$dynamic"
    wants "$program" "has no stack protector" '__stack_chk_fail' "$symbols"
    wants "$program" "has no fortified calls" '__[a-z]+_chk' "$symbols"
    wants "$program" "does not announce IBT and SHSTK" 'IBT.*SHSTK' "$notes"
    if grep -E 'GNU_STACK' <<<"$segments" | grep -qE 'RWE'; then
        echo "$program: its stack can be executed"
        failed=1
    fi
    if grep -qE 'RPATH|RUNPATH' <<<"$dynamic"; then
        echo "$program: looks for libraries in a path of its own"
        failed=1
    fi
done
exit $failed
