#!/usr/bin/env python3
"""Drives every operation of the HTTP API from nothing but its own OpenAPI document.

    api.py ADDRESS NAME KEY TRUNK NUMBER OTHER

It takes a token by the flow that the document describes, builds each request from the document (path, parameters, body), and checks
each answer against the document's schema. The scenario below only chooses values and an order; an operation of the document that the
scenario does not know makes it fail, and so does one that is called by no answer of success. Python's own library only.
"""

import base64
import json
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

ADDRESS, NAME, KEY, TRUNK, NUMBER, OTHER = sys.argv[1:7]
FAULTS, CALLED = [], {}


def send(method, path, headers, body=None):
    request = urllib.request.Request(ADDRESS + path, data=body, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, dict(refused.headers), refused.read()


DOCUMENT = json.loads(send("GET", "/openapi/v1.json", {})[2])
OPERATIONS = {
    operation["operationId"]: (method.upper(), path, operation)
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
}


def resolve(schema):
    while "$ref" in schema:
        node = DOCUMENT
        for part in schema["$ref"].removeprefix("#/").split("/"):
            node = node[part]
        schema = node
    return schema


def check(value, schema, where):
    """The few words of JSON Schema that the document uses."""
    schema = resolve(schema)
    for part in schema.get("allOf", []) + schema.get("oneOf", []):
        check(value, part, where)
    if value is None:
        if not schema.get("nullable"):
            FAULTS.append(f"{where}: null")
        return
    kinds = {"string": str, "boolean": bool, "array": list, "object": dict, "integer": int, "number": (int, float)}
    kind = schema.get("type")
    if kind and (not isinstance(value, kinds[kind]) or (kind == "integer" and isinstance(value, bool))):
        FAULTS.append(f"{where}: {value!r} is no {kind}")
        return
    if "enum" in schema and value not in schema["enum"]:
        FAULTS.append(f"{where}: {value!r} is none of {schema['enum']}")
    if "pattern" in schema and not re.search(schema["pattern"], value):
        FAULTS.append(f"{where}: {value!r} is not like {schema['pattern']}")
    if schema.get("format") == "date-time" and not re.fullmatch(
            r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", value):
        FAULTS.append(f"{where}: {value!r} is no time of RFC 3339")
    if "minimum" in schema and value < schema["minimum"]:
        FAULTS.append(f"{where}: {value} is too small")
    if kind == "array":
        if len(value) > schema.get("maxItems", len(value)):
            FAULTS.append(f"{where}: too many")
        for at, item in enumerate(value):
            check(item, schema["items"], f"{where}[{at}]")
    if kind == "object":
        properties = schema.get("properties", {})
        for name in schema.get("required", []):
            if name not in value:
                FAULTS.append(f"{where}.{name}: missing")
        for name, item in value.items():
            if name not in properties:
                FAULTS.append(f"{where}.{name}: not in the document")
            else:
                check(item, properties[name], f"{where}.{name}")


def body_of(operation):
    """The kind and schema of an operation's body; none for an operation without."""
    content = operation.get("requestBody", {}).get("content", {})
    return next(((kind, resolve(entry["schema"])) for kind, entry in content.items()), (None, None))


def call(name, token, path=None, query=None, body=None, key=None, expect=200):
    """Calls an operation, and holds its answer against the document."""
    method, template, operation = OPERATIONS[name]
    given = dict(path or {})
    url = re.sub(r"\{(\w+)\}", lambda part: urllib.parse.quote(given.pop(part[1]), safe="+:"), template)
    assert not given, f"{name}: the document has no {given}"
    known = {(one["in"], one["name"]) for one in operation["parameters"]}
    for part in query or {}:
        assert ("query", part) in known, f"{name}: the document has no {part}"
    if query:
        url += "?" + urllib.parse.urlencode(query)
    headers = {"x-correlator": f"py-{name}"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    if key:
        assert ("header", "Idempotency-Key") in known, f"{name}: the document has no Idempotency-Key"
        headers["Idempotency-Key"] = key
    data = None
    kind, schema = body_of(operation)
    if body is not None:
        if expect < 300:
            check(body, schema, f"{name} body")
        headers["Content-Type"] = kind
        data = (urllib.parse.urlencode(body) if "form" in kind else json.dumps(body)).encode()
    status, got, text = send(method, url, headers, data)
    if status != expect:
        FAULTS.append(f"{name}: {status} instead of {expect}: {text.decode()}")
        return {}
    if got.get("x-correlator") != f"py-{name}":
        FAULTS.append(f"{name}: x-correlator {got.get('x-correlator')}")
    described = operation["responses"].get(str(status))
    if described is None:
        FAULTS.append(f"{name}: the document has no answer {status}")
        return {}
    value = json.loads(text)
    check(value, described["content"]["application/json"]["schema"], f"{name} {status}")
    CALLED.setdefault(name, set()).add(status)
    return value


def token():
    """By the client credentials flow of the document."""
    flow = DOCUMENT["components"]["securitySchemes"]["token"]["flows"]["clientCredentials"]
    name = next(name for name, (method, path, _) in OPERATIONS.items() if path == flow["tokenUrl"] and method == "POST")
    scope = " ".join(flow["scopes"])
    fields = {"grant_type": "client_credentials", "client_id": NAME, "client_secret": KEY, "scope": scope}
    value = call(name, None, body=fields)
    call(name, None, body={**fields, "client_secret": "wrong"}, expect=401)
    basic = base64.b64encode(f"{NAME}:{KEY}".encode()).decode()
    status, _, _ = send("POST", flow["tokenUrl"], {"Authorization": f"Basic {basic}"}, b"grant_type=client_credentials")
    if status != 200:
        FAULTS.append(f"the client in the header: {status}")
    return value["access_token"]


def scenario(bearer):
    """Every operation once and more, in an order that makes sense; each with an answer of success."""
    line, other, helper = {"number": NUMBER}, {"number": OTHER}, OTHER
    shut = {"service": "voice", "zone": "overseas", "to": "shut", "note": "by a client that read the document"}
    question = {"service": "voice", "from": "+12025550123", "to": NUMBER, "trunk": TRUNK}

    assert call("getSubscriber", bearer, line)["journal"] == 0
    assert call("screen", bearer, body=question)["outcome"] == "pass"
    first = call("setChoices", bearer, line, body=shut, key="k1")
    assert first["outcome"] == "done" and call("screen", bearer, body=question)["reason"] == "choice_shut"
    assert call("setChoices", bearer, line, body=shut, key="k1") == first
    assert call("setChoices", bearer, line, body=shut)["journal"] == first["journal"]
    call("setChoices", bearer, line, body={**shut, "zone": "all"}, key="k1", expect=422)

    call("addRule", bearer, line, body={"verdict": "pass", "target": "US", "service": "voice"})
    assert call("screen", bearer, body=question)["reason"] == "personal_rule_pass"
    removed = call("removeRule", bearer, {**line, "target": "US"}, {"service": "all"})
    assert removed["line"]["rules"] == []
    call("undo", bearer, line, body={"journal": removed["journal"]})
    call("undo", bearer, line, body={"journal": 1}, expect=409)
    call("removeRule", bearer, {**line, "target": "US"})

    call("askGuardian", bearer, line, body={"guardian": helper, "by": "line", "seesRefused": True})
    call("confirmGuardian", bearer, {**line, "guardian": helper}, body={"by": "guardian"})
    assert call("getWards", bearer, other)["wards"][0]["line"] == NUMBER
    opening = {**shut, "to": "open", "guardian": helper}
    proposed = call("setChoices", bearer, line, body=opening, expect=202)
    confirmed(call, bearer, "acceptProposal", {**line, "journal": str(proposed["journal"])})
    call("setChoices", bearer, line, body=shut)
    proposed = call("setChoices", bearer, line, body=opening, expect=202)
    call("withdraw", bearer, {**line, "journal": str(proposed["journal"])}, {"guardian": helper})
    call("endGuardian", bearer, {**line, "guardian": helper}, {"by": "line"})
    call("setCoolingOff", bearer, line, body={"hours": 0})

    page = call("getHistory", bearer, line, {"limit": 2})
    assert page["more"] and len(page["entries"]) == 2
    call("getHistory", bearer, line, {"before": page["entries"][-1]["journal"]})
    call("newHolder", bearer, other, body={"holder": "person-2"})
    assert call("move", bearer, line, body={"to": OTHER})["number"] == OTHER
    assert call("listCampaigns", bearer)["campaigns"] == []
    call("getCampaign", bearer, {"name": "none"}, expect=404)


def confirmed(request, bearer, name, path):
    """An opening after refused calls is asked for twice."""
    method, template, _ = OPERATIONS[name]
    url = re.sub(r"\{(\w+)\}", lambda part: urllib.parse.quote(path[part[1]], safe="+:"), template)
    headers = {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json"}
    status, _, text = send(method, url, headers, b"{}")
    if status == 409 and json.loads(text)["code"] == "CONFIRMATION_REQUIRED":
        return request(name, bearer, path, body={"confirmation": json.loads(text)["confirmation"]})
    CALLED.setdefault(name, set()).add(status)
    if status != 200:
        FAULTS.append(f"{name}: {status}: {text.decode()}")
    return json.loads(text)


def mistakes(bearer):
    """Without a key, and with one field of each body missing, unknown or of another kind."""
    values = {"number": NUMBER, "target": "US", "guardian": OTHER, "journal": "1", "name": "none"}
    for name, (method, template, operation) in OPERATIONS.items():
        if "security" not in operation:
            continue
        path = {part: values[part] for part in re.findall(r"\{(\w+)\}", template)}
        kind, schema = body_of(operation)
        call(name, None, path, body=None if kind is None else {}, expect=401)
        if "number" in path:
            wrong = {"number": "+12025550123"}
            call(name, bearer, {**path, **wrong}, body=sample(schema) if kind else None, expect=400)
        if kind is None:
            continue
        for field in schema.get("required", []):
            body = sample(schema)
            del body[field]
            named(call(name, bearer, path, body=body, expect=400), name, field)
        for field, about in schema["properties"].items():
            strange = {**sample(schema), field: [1]}
            named(call(name, bearer, path, body=strange, expect=400), name, field)
            if "enum" in resolve(about):
                named(call(name, bearer, path, body={**sample(schema), field: "strange"}, expect=400), name, field)
        named(call(name, bearer, path, body={**sample(schema), "strange": 1}, expect=400), name, "strange")


def named(error, name, field):
    if error.get("field") != field or not error.get("message", "").startswith(f"{field}: "):
        FAULTS.append(f"{name}: {field} is not named: {error}")


def sample(schema):
    """A body that the schema allows, of its required fields."""
    special = {"zone": "overseas", "target": "US", "trunk": TRUNK}
    values = {}
    for field in schema.get("required", []):
        about = resolve(schema["properties"][field])
        values[field] = special.get(field) or about.get("enum", [None])[0] or (
            OTHER if about.get("type") == "string" else 1)
    return values


def main():
    bearer = token()
    scenario(bearer)
    mistakes(bearer)
    for name in OPERATIONS:
        done = CALLED.get(name, set())
        if not any(status < 300 for status in done) and not (name == "getCampaign" and 404 in done):
            FAULTS.append(f"{name}: never answered with success")
    print("\n".join(FAULTS))
    answers = sum(len(done) for done in CALLED.values())
    print(f"{len(OPERATIONS)} operations, {answers} kinds of answers, {len(FAULTS)} faults")
    return 1 if FAULTS else 0


sys.exit(main())
