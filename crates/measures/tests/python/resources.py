"""Validates every FHIR resource in a folder with the package fhir.resources: resources.py FOLDER.

The package knows FHIR by release; R4B is R4 for these two resources: R4B changed neither.
"""

import json
import pathlib
import sys

from fhir.resources.R4B import get_fhir_model_class

files = sorted(pathlib.Path(sys.argv[1]).glob("*.json"))
kinds = {}
for file in files:
    resource = json.loads(file.read_text())
    kind = resource["resourceType"]
    try:
        get_fhir_model_class(kind).model_validate(resource)
    except Exception as problem:
        sys.exit(f"{file.name}: {problem}")
    kinds[kind] = kinds.get(kind, 0) + 1
assert kinds.get("QuestionnaireResponse", 0) >= 21 and kinds.get("Questionnaire", 0) >= 3, kinds
print(", ".join(f"{count} {kind}s" for kind, count in sorted(kinds.items())), "are valid")
