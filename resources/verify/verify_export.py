#!/usr/bin/env python3
"""Verifies a file that Hattama exported, without Hattama: python3 verify_export.py FILE [KEY]

FILE is an .xlsx or .csv, or a bundle (.zip) of a workbook and its pictures; KEY the fingerprint that the workspace
published (64 hexadecimal digits). Every row is held against its hash, every sheet against counts, control sums and the
hash over all rows, all of it against the Ed25519 signature. Ends with 0, or with 1 and the first break. A file that is
whole shows no more than that nothing was changed since the owner of KEY signed it. Python's standard library only.
"""
import base64
import csv
import hashlib
import io
import json
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SPKI = bytes.fromhex("302a300506032b6570032100")  # what stands before an Ed25519 key (RFC 8410)
LARGEST = 300_000_000  # bytes of an unpacked part


class Broken(Exception):
    pass


def check(fits, words):
    if not fits:
        raise Broken(words)


# Ed25519: RFC 8032, section 5.1, with the formulas of its section 6. Points are (X, Y, Z, T), x = X/Z, y = Y/Z, xy = T/Z.
def add(a, b):
    k, m = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = m - k, d - c, d + c, m + k
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, point):
    result = (0, 1, 1, 0)
    while n:
        if n & 1:
            result = add(result, point)
        point, n = add(point, point), n >> 1
    return result


def point_of(raw):
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    check(y < P and (x * x - x2) % P == 0 and not (x == 0 and sign), "About: no key, or no signature")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def is_signed(key, text, signature):
    base = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    s = int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % Q
    left, right = times(s, base), add(point_of(signature[:32]), times(h, point_of(key)))
    same = all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))
    return len(signature) == 64 and s < Q and same


def part(archive, name):
    check(archive.getinfo(name).file_size <= LARGEST, f"{name} is too large")
    data = archive.read(name)
    check(b"<!DOCTYPE" not in data and b"<!ENTITY" not in data, f"{name} declares entities")
    return io.BytesIO(data)


def xlsx_sheets(archive):
    """The sheets by name, each a list of rows, each a dict of texts by column letters."""
    tag = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    rel = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    text = lambda node: "".join(t.text or "" for t in node.iter(f"{tag}t"))
    tree = lambda name: xml.parse(part(archive, name)).getroot()
    shared = []
    if "xl/sharedStrings.xml" in archive.namelist():
        shared = [text(item) for item in tree("xl/sharedStrings.xml")]
    files = {each.get("Id"): each.get("Target") for each in tree("xl/_rels/workbook.xml.rels")}
    sheets = {}
    for sheet in tree("xl/workbook.xml").iter(f"{tag}sheet"):
        path = files[sheet.get(rel)]
        check(sheet.get("name") not in sheets, f"Sheet {sheet.get('name')} is there twice")
        rows = sheets[sheet.get("name")] = []
        for _, row in xml.iterparse(part(archive, path[1:] if path[0] == "/" else "xl/" + path)):
            if row.tag != f"{tag}row":
                continue
            rows.append({})
            for cell in row:
                check(cell.find(f"{tag}f") is None, f"{sheet.get('name')}!{cell.get('r')} holds a formula")
                value, kind = cell.findtext(f"{tag}v") or "", cell.get("t")
                value = text(cell) if kind == "inlineStr" else shared[int(value)] if kind == "s" else value
                if value != "":
                    rows[-1][sys.intern(cell.get("r").rstrip("0123456789"))] = value
            row.clear()
    return sheets


def csv_sheets(data):
    plain = lambda cell: cell[1:] if re.match(r"'+[=+\-@\t\r]", cell) else cell
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return {"Protocols": [{n: plain(cell) for n, cell in enumerate(row) if cell != ""} for row in rows]}


def row_hash(cells):
    lines = [f"{key}={value}".replace("\\", "\\\\").replace("\n", "\\n") for key, value in sorted(cells.items())]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def check_table(name, rows, header_rows):
    """Holds every row against its hash; answers the rows by key."""
    keys = rows[0] if rows else {}
    check("row_hash" in keys.values() and len(set(keys.values())) == len(keys), f"{name}: columns are not as written")
    result = []
    for number, row in enumerate(rows[header_rows:], header_rows + 1):
        check(set(row) <= set(keys), f"{name} row {number} has a cell under no key")
        cells = {keys[at]: value for at, value in row.items()}
        if cells:
            check(row_hash({k: v for k, v in cells.items() if k != "row_hash"}) == cells.get("row_hash"),
                  f"{name} row {number} does not fit its hash")
            result.append(cells)
    return result


def check_workbook(sheets, key):
    check("About" in sheets, "Sheet About is missing")
    lines = [row for row in sheets.pop("About")[1:] if row]
    about = {row.get("A"): row.get("B", "") for row in lines}
    check(all("A" in row and set(row) <= set("ABC") for row in lines), "About has cells that it is not written with")
    check(len(about) == len(lines), "About has a key twice")
    tables = {name: check_table(name, rows, 2) for name, rows in sheets.items()}
    counts = {name[5:]: value for name, value in about.items() if name.startswith("rows.")}
    check(counts == {name: str(len(rows)) for name, rows in tables.items()}, "The numbers of rows are not those in About")
    for name in [name for name in about if name.startswith("sum.")]:
        total = sum(int(row.get(name[4:], 0)) for row in tables["Protocols"])
        check(str(total) == about[name], f"Protocols: column {name[4:]} comes to {total}, About says {about[name]}")
    for name, rows in sheets.items():
        for at, column in rows[0].items():
            check(rows[1].get(at, "") == about.get(f"{name}.{column}"), f"{name}!{at}2 is not the name that About has")
    hashes = "\n".join(sorted(row["row_hash"] for rows in tables.values() for row in rows))
    check(hashlib.sha256(hashes.encode()).hexdigest() == about["rows_hash"], "About: rows_hash is not over these rows")
    meanings = {row["A"] + "#": row.get("C", "") for row in lines}
    return check_seal(about, {**about, **meanings}, sum(map(len, tables.values())), key)


def check_seal(about, lines, rows, key):
    if not about.get("seal_signature"):
        check(not key, "The file is not signed")
        return f"{rows} rows, NOT SIGNED: whoever can make hashes can have made the whole file"
    text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), about["seal_text"])
    public = base64.b64decode(about["seal_key"])
    check(public[:12] == SPKI and len(public) == 44, "About: seal_key is no Ed25519 key")
    check(is_signed(public[12:], text.encode(), base64.b64decode(about["seal_signature"])), "About: the signature does not fit")
    said = dict(line.split("=", 1) for line in text.split("\n")[1:] if line)
    fingerprint = hashlib.sha256(public).hexdigest()
    written = {name: value for name, value in lines.items() if value and not name.startswith("seal_")}
    expected = {"key": fingerprint, "workspace": about["workspace"], "head": about["audit_head"],
                "head-time": about["as_of"], "export-format": about["format"], "export-rows": str(rows),
                "export-rows-hash": about["rows_hash"], "export-about-hash": row_hash(written)}
    for name, value in expected.items():
        check(said.get(name) == value, f"About: the seal says another {name}")
    check(not key or key == fingerprint, f"Signed by another key: {fingerprint}")
    return f"{rows} rows, signed by key {fingerprint}; head of the log {said['head']}"


def verify(data, key):
    if not data.startswith(b"PK"):
        rows = check_table("Protocols", csv_sheets(data)["Protocols"], 1)
        check(not key, "A CSV is not signed")
        return f"{len(rows)} rows, NOT SIGNED: a CSV has no room for it"
    archive = zipfile.ZipFile(io.BytesIO(data))
    if "xl/workbook.xml" in archive.namelist():
        return check_workbook(xlsx_sheets(archive), key)
    files = {each.filename: each for each in archive.infolist()}
    check(len(files) == len(archive.infolist()), "A file is twice in the bundle")
    return check_bundle(files, archive, key)


def check_bundle(files, archive, key):
    manifest = json.loads(archive.read("manifest.json"))
    book, pictures = manifest["workbook"], [each for each in manifest["pictures"] if each["file"]]
    for each in [book, *pictures]:
        check(each["file"] in files, f"{each['file']} is missing")
        check(files[each["file"]].file_size <= LARGEST, f"{each['file']} is too large")
        check(hashlib.sha256(archive.read(each["file"])).hexdigest() == each["sha256"], f"{each['file']} was changed")
        if each["file"].startswith("originals/"):
            check(each["file"].startswith(f"originals/{each['sha256']}."), f"{each['file']} is not what it is listed as")
    stray = set(files) - {each["file"] for each in [book, *pictures]} - {"manifest.json"}
    check(not stray, f"{' '.join(stray)} is not in manifest.json")
    data = archive.read(book["file"])
    protocols = xlsx_sheets(zipfile.ZipFile(io.BytesIO(data)))["Protocols"]
    column = next(at for at, name in protocols[0].items() if name == "sha256")
    missing = {row[column] for row in protocols[2:] if column in row} - {each["original"] for each in manifest["pictures"]}
    check(not missing, f"Picture {' '.join(missing)} is missing")
    return f"{len(pictures)} pictures, {verify(data, key)}"


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    try:
        with open(sys.argv[1], "rb") as file:
            print("Unbroken:", verify(file.read(), re.sub(r"\s", "", "".join(sys.argv[2:])).lower()))
    except Broken as broken:
        sys.exit(f"BROKEN: {broken}")
    except (ValueError, LookupError, TypeError, AttributeError, zipfile.BadZipFile, xml.ParseError) as error:
        sys.exit(f"BROKEN: this is not as Hattama writes it ({type(error).__name__}: {error})")
