#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts what the size and the words of the sources say about them, as Markdown tables.

usage: tests/counts.py [--list] [FOLDER...]

Without folders it looks at app, models and widgets. --list names the doc comments without a subject and the headers
whose only class has another name instead, one a line as file:line: text, and ends with 1 when there is one.

A doc comment is a block of lines that begin with ///, or what follows ///< on a line and on those below it. It has
no subject when its first words only make sense beside what stands around it ("Of AUC.", "The same, and sorted.",
"Likewise.", "False when it cannot be."), which a tooltip does not show.
"""

import pathlib
import re
import sys

LONG = 40  # lines of a function that fits on a screen

# First words of a comment that leans on its neighbours.
LEANING = re.compile(
    r"""(?:
        (?:[Oo]f|[Ff]rom|[Bb]y|[Ww]ith|[Ww]ithout|[Ii]nto|[Bb]etween|[Aa]mong|[Bb]eyond|[Bb]eside|[Ww]ithin|[Uu]ntil|[Ff]or|
           [Aa]lso|[Bb]ut|[Ee]lse|[Oo]therwise|[Ll]ikewise|[Dd]itto|[Aa]s\ above|[Aa]s\ before|[Aa]fter\ which|
           [Ii]n\ (?:the\ (?:same|order)|their|its|ascending|descending)|[Oo]n\ (?:the\ same|its|their)|[Aa]t\ (?:its|their))\b |
        (?:Per|Over|Outside|Relative\ to|Behind|Below|Above|Instead|Whose|Blocking|Storage|Invalid|NoData|TooFewRows|noColumn|
           ErrorKind::\w+|To\ be|As\ (?:if|written|it|they|the)|In\ (?:any|one|which|a|other)|On\ (?:which|a)|
           Once(?:\ (?:it|they|for|only)\b|\.)|After\ (?:the|this|each)|Before\ (?:the|which|this|it)|While|
           Only\ (?:those|after|when|with|for|where|while|of)|Unknown\ where|Undefined\ or|Ascending(?:\ by|,)|
           (?:Read(?!\ access)|Set|Shown|Kept|Recorded|Hidden|Faint|Shaded|Dashed|Made|Given|Written|Asked|Taken)(?:\ (?!text|row)|,))\b |
        [Tt]he\ (?:same|other|others|former|latter|reverse|rest|two|three|opposite)\b(?!\ [a-z]+\ (?:is|are|has|have)\b) |
        (?:[Tt]hose|[Tt]hese|[Tt]hat|[Ii]t|[Tt]hey|[Ii]ts|[Tt]heir|[Tt]hem|[Bb]oth|[Nn]either|[Ss]uch|[Aa]nother|[Oo]thers|
           [Ss]ame|[Hh]ere|[Tt]here|[Tt]hen|[Ss]o)\b |
        (?:[Ee]ach|[Aa]ll)(?:[:.,]|\ of\ (?:them|these)|\ that\b|$) |
        (?:[Nn]othing|[Nn]one|[Nn]ull|[Nn]ullopt|nullptr|[Ff]alse|[Tt]rue|[Ee]mpty|NaN|[Nn]egative|[Aa]bsent|
           [Ii]nfinite)(?:\ (?:when|where|if|for|unless|without|while|before|until|as|beyond|means|at|on|with|only|and|or)|[:;.,]|$)
    )""",
    re.X,
)


def sources(folders):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                yield path


def doc_comments(lines):
    """Yields line number (from 1) and text of each doc comment."""
    i = 0
    while i < len(lines):
        line = lines[i]
        block = re.match(r"\s*///(?!<)\s?(.*)", line)
        tail = None if block else re.search(r"///<\s*(.*)", line)
        if not block and not tail:
            i += 1
            continue
        start = i
        words = [(block or tail).group(1)]
        follow = re.compile(r"\s*///(?!<)\s?(.*)" if block else r"\s*///<\s*(.*)")
        while i + 1 < len(lines) and (more := follow.match(lines[i + 1])):
            words.append(more.group(1))
            i += 1
        yield start + 1, " ".join(word.strip() for word in words).strip()
        i += 1


def lacks_subject(text):
    return bool(LEANING.match(text))


def code_only(text):
    """The text with comments and literals blanked out, line by line as before."""

    def blank(match):
        return re.sub(r"[^\n]", " ", match.group(0))

    return re.sub(
        r'R"(\w*)\(.*?\)\1"|//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])\'|^[ \t]*#(?:\\\n|[^\n])*',
        blank,
        text,
        flags=re.S | re.M,
    )


SCOPE = re.compile(r"\b(?:namespace|class|struct|union|enum|extern)\b[^;()]*$|\b(?:class|struct|union)\b[^;]*:[^;]*$")
FUNCTION = re.compile(r"\)[^;{}=]*(?:->[^;{}]*)?$|\)\s*(?:noexcept\s*)?:[^;]*$")


def functions(text):
    """Yields first line and number of lines of each function body, by its braces."""
    code = code_only(text)
    stack = []
    begin = 0
    for at, char in enumerate(code):
        if char == ";":
            begin = at + 1
        elif char == "{":
            head = code[begin:at].strip()
            inside = any(kind == "function" for kind, _ in stack)
            if not inside and not SCOPE.search(head) and FUNCTION.search(head):
                stack.append(("function", at))
            else:
                stack.append(("scope" if SCOPE.search(head) else "other", at))
            begin = at + 1 if stack[-1][0] != "other" else begin
        elif char == "}":
            if stack:
                kind, start = stack.pop()
                if kind == "function":
                    first = code.count("\n", 0, start) + 1
                    yield first, max(code.count("\n", start, at) - 1, 1)
                if kind != "other":
                    begin = at + 1


TYPE = re.compile(r"^(?:template\s*<[^\n]*>\s*)?(class|struct|enum(?: class)?)\s+(\w+)(?:\s+final)?\s*(?::[^;{]*)?\{", re.M)
FREE_FUNCTION = re.compile(r"^(?!Q_)(?:\[\[nodiscard\]\]|[a-zA-Z])[^\n;{}=]*\b\w+\(", re.M)


def class_of_another_name(path, code):
    """Names the only class of a header when no type has the file's name and no function stands beside it; else None."""
    types = TYPE.findall(code)
    classes = [name for kind, name in types if kind == "class"]
    if path.suffix != ".h" or len(classes) != 1 or path.stem in (name.lower() for _, name in types):
        return None
    return None if FREE_FUNCTION.search(code) else classes[0]


INCLUDE = re.compile(r'^\s*#\s*include "([\w/]+)/[\w.]+"', re.M)
STATIC_CAST = re.compile(r"\bstatic_cast<")
FAILURE = re.compile(r"\bFailure\(")
UNEXPECTED = re.compile(r"\btl::(?:make_)?unexpected\b")
FUNCTIONAL_CAST = re.compile(r"\b(?:double|float|int|unsigned|char|std::size_t|std::u?int\d+_t|q(?:u?int\d+|size_t|sizetype|longlong|real))\((?=[\w(*&-])")


def arrows_of(text, folder):
    """Names the folders that a file includes from, other than its own."""
    return {include for include in INCLUDE.findall(text)} - {folder}


def longest_chain(graph):
    """Returns folders of which each includes from the next, or a circle of them with its first folder at both ends."""
    longest = {}
    circle = []

    def visit(folder, path):
        if folder in path:
            circle[:] = circle or path[path.index(folder) :] + [folder]
            return [folder]
        if folder not in longest:
            below = [visit(other, path + [folder]) for other in sorted(graph.get(folder, ()))]
            longest[folder] = [folder] + max(below, key=len, default=[])
        return longest[folder]

    chains = [visit(folder, []) for folder in sorted(graph)]
    return circle or max(chains, key=len, default=[]), bool(circle)


def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|" + "|".join([" --- "] + [" ---: "] * (len(head) - 1)) + "|")
    for row in rows:
        print("| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row) + " |")
    print()


def main(arguments):
    wants_list = "--list" in arguments
    folders = [argument for argument in arguments if argument != "--list"] or ["app", "models", "widgets"]
    by_folder = {}
    graph = {}
    casts = [0, 0]
    failures = [0, 0]
    bodies = []
    longest_file = (0, "")
    comments = leaning = misnamed = 0
    for path in sources(folders):
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        row = by_folder.setdefault(str(path.parent), {"files": 0, "lines": 0, "functions": 0, "long": 0, "leaning": 0})
        row["files"] += 1
        row["lines"] += len(lines)
        longest_file = max(longest_file, (len(lines), str(path)))
        graph.setdefault(str(path.parent), set()).update(arrows_of(text, str(path.parent)))
        code = code_only(text)
        if name := class_of_another_name(path, code):
            misnamed += 1
            if wants_list:
                print(f"{path}: holds {name}")
        casts[0] += len(STATIC_CAST.findall(code))
        casts[1] += len(FUNCTIONAL_CAST.findall(code))
        if not str(path).startswith("app/fleet/"):  # a program of its own, with errors of its own
            failures[0] += len(FAILURE.findall(code))
            failures[1] += len(UNEXPECTED.findall(code))
        for number, comment in doc_comments(lines):
            comments += 1
            if lacks_subject(comment):
                leaning += 1
                row["leaning"] += 1
                if wants_list:
                    print(f"{path}:{number}: {comment[:120]}")
        for first, length in functions(text):
            bodies.append((length, f"{path}:{first}"))
            row["functions"] += 1
            row["long"] += length > LONG
    if wants_list:
        return 1 if leaning or misnamed else 0

    head = ["Folder", "Files", "Lines", "Functions", f"over {LONG} lines", "Doc comments without subject"]
    table(head, [[name] + list(row.values()) for name, row in sorted(by_folder.items())])
    bodies.sort()
    longest = bodies[-1] if bodies else (0, "")
    graph = {folder: {other for other in others if other in graph} for folder, others in graph.items()}
    libraries = {}
    for folder, others in graph.items():
        library = "/".join(folder.split("/")[:2])
        libraries.setdefault(library, set()).update("/".join(other.split("/")[:2]) for other in others)
    for library, others in libraries.items():
        others.discard(library)
    chain, is_circle = longest_chain(libraries)
    circle, has_circle = longest_chain(graph)
    fullest = max(by_folder.items(), key=lambda item: item[1]["files"], default=("", {"files": 0}))
    table(
        ["What", "Count"],
        [
            ["Files", sum(row["files"] for row in by_folder.values())],
            ["Files of the fullest folder", f"{fullest[1]['files']} ({fullest[0]})"],
            ["Lines of the longest file", f"{longest_file[0]} ({longest_file[1]})"],
            ["Arrows between folders (includes)", sum(len(others) for others in graph.values())],
            ["Circle of libraries" if is_circle else "Longest chain of libraries", f"{len(chain)} ({' → '.join(chain)})"],
            ["A circle of folders", " → ".join(circle) if has_circle else "none"],
            ["Functions", len(bodies)],
            ["Lines of a function, median", bodies[len(bodies) // 2][0] if bodies else 0],
            [f"Functions over {LONG} lines", sum(length > LONG for length, _ in bodies)],
            ["Lines of the longest function", f"{longest[0]} ({longest[1]})"],
            ["`Failure(error)`", failures[0]],
            ["`tl::unexpected` outside app/fleet", failures[1]],
            ["`static_cast`", casts[0]],
            ["Casts like `double(x)`", casts[1]],
            ["Headers whose only class has another name", misnamed],
            ["Doc comments", comments],
            ["Doc comments without subject", leaning],
        ],
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
