#!/usr/bin/python3
"""sheet_forms.py DRAFTS FORMS   makes templates of the drafts that `faxingest forms learn` wrote of the blank sheets: their prints, and every zone of the sheet."""
import json
import re
import sys
from pathlib import Path


def template(draft, boxes):
    """The draft (JSON with comments) with the sheet's zones in place of what it found."""
    found = json.loads(re.sub(r",(\s*[\]}])", r"\1", re.sub(r"^\s*//.*$", "", draft, flags=re.M)))
    page = found["pages"][0]
    page["zones"] = [dict(field=f"line-{at}", label=f"{at}", style="line", kind="text", box=box) for at, box in enumerate(boxes)]
    return found


def main():
    drafts, forms = map(Path, sys.argv[1:])
    forms.mkdir(parents=True, exist_ok=True)
    for path in sorted(drafts.glob("sheet-*.form.json")):
        boxes = json.loads(path.with_name(path.name.replace(".form", "")).read_text())
        (forms / path.name).write_text(json.dumps(template(path.read_text(), boxes)))


if __name__ == "__main__":
    main()
