"""Validates every FHIR resource in a folder with the package fhir.resources: resources.py FOLDER.

The package knows FHIR by release; R4B is R4 for these resources: R4B changed none of them.
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
    # A bundle is taken apart as well: each resource is held to the rules of its own kind.
    for entry in resource.get("entry", []):
        inside = entry["resource"]
        try:
            get_fhir_model_class(inside["resourceType"]).model_validate(inside)
        except Exception as problem:
            sys.exit(f"{file.name}, {inside['resourceType']}: {problem}")
assert kinds.get("Bundle", 0) == 3, kinds
assert kinds.get("QuestionnaireResponse", 0) >= 21 and kinds.get("Questionnaire", 0) >= 3, kinds
print(", ".join(f"{count} {kind}s" for kind, count in sorted(kinds.items())), "are valid")
