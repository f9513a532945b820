"""The structure of the data in SDMX-ML 3.0: code lists, concepts, data structure and dataflow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from api.exports.sdmx.codes import Codes
from api.exports.sdmx.components import AGENCY, COMPONENTS, STRUCTURE, TITLE, VERSION, Component
from models.answer import ComparisonTable

_SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
_NAMESPACES = {"mes": f"{_SCHEMAS}/message", "str": f"{_SCHEMAS}/structure", "com": f"{_SCHEMAS}/common"}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CONCEPTS = "CONCEPTS"


def structure_message(table: ComparisonTable) -> bytes:
    """The message; its code lists of areas, indicators and bodies hold what the table names."""
    for prefix, address in _NAMESPACES.items():
        register_namespace(prefix, address)
    message = Element(_tag("mes:Structure"))
    _header(message)
    structures = _child(message, "mes:Structures")
    _code_lists(structures, Codes(table).lists())
    _concepts(structures)
    flow = _artefact(_child(structures, "str:Dataflows"), "str:Dataflow", STRUCTURE, TITLE)
    _child(flow, "str:Structure").text = _urn("datastructure.DataStructure", STRUCTURE)
    _data_structure(structures)
    indent(message)
    return bytes(tostring(message, encoding="UTF-8", xml_declaration=True))


def _header(message: Element) -> None:
    header = _child(message, "mes:Header")
    _child(header, "mes:ID").text = STRUCTURE
    _child(header, "mes:Test").text = "false"
    _child(header, "mes:Prepared").text = dt.datetime.now(dt.UTC).date().isoformat()
    _child(header, "mes:Sender", id=AGENCY)


def _code_lists(structures: Element, lists: Mapping[str, Mapping[str, str]]) -> None:
    parent = _child(structures, "str:Codelists")
    for name, codes in lists.items():
        title = next(component.name for component in COMPONENTS if component.codes == name)
        code_list = _artefact(parent, "str:Codelist", name, title, isPartial="true")
        for code, meaning in codes.items():
            _name(_child(code_list, "str:Code", id=code), meaning)


def _concepts(structures: Element) -> None:
    scheme = _artefact(_child(structures, "str:ConceptSchemes"), "str:ConceptScheme", CONCEPTS, "Khái niệm")
    for component in COMPONENTS:
        _name(_child(scheme, "str:Concept", id=component.id), component.name)


def _data_structure(structures: Element) -> None:
    structure = _artefact(_child(structures, "str:DataStructures"), "str:DataStructure", STRUCTURE, TITLE)
    parts = _child(structure, "str:DataStructureComponents")
    dimensions = _child(parts, "str:DimensionList", id="DimensionDescriptor")
    attributes = _child(parts, "str:AttributeList", id="AttributeDescriptor")
    measures = _child(parts, "str:MeasureList", id="MeasureDescriptor")
    for position, component in enumerate(COMPONENTS, 1):
        match component.kind:
            case "dimension":
                _represent(_child(dimensions, "str:Dimension", id=component.id, position=str(position)), component)
            case "time":
                _represent(_child(dimensions, "str:TimeDimension", id=component.id), component)
            case "measure":
                _represent(_child(measures, "str:Measure", id=component.id, usage="optional"), component)
            case "attribute":
                attribute = _child(attributes, "str:Attribute", id=component.id, usage="optional")
                _represent(attribute, component)
                _child(_child(attribute, "str:AttributeRelationship"), "str:Observation")


def _represent(element: Element, component: Component) -> None:
    concept = f"{_urn('conceptscheme.Concept', CONCEPTS)}.{component.id}"
    _child(element, "str:ConceptIdentity").text = concept
    representation = _child(element, "str:LocalRepresentation")
    if component.codes:
        _child(representation, "str:Enumeration").text = _urn("codelist.Codelist", component.codes)
    else:
        _child(representation, "str:TextFormat", textType=component.values)


def _artefact(parent: Element, tag: str, identity: str, name: str, **more: str) -> Element:
    element = _child(parent, tag, id=identity, agencyID=AGENCY, version=VERSION, **more)
    _name(element, name)
    return element


def _name(element: Element, name: str) -> None:
    words = _child(element, "com:Name")
    words.set(_LANG, "vi")
    words.text = name


def _child(parent: Element, tag: str, **attributes: str) -> Element:
    return SubElement(parent, _tag(tag), attributes)


def _tag(tag: str) -> str:
    prefix, _, name = tag.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{name}"


def _urn(kind: str, identity: str) -> str:
    return f"urn:sdmx:org.sdmx.infomodel.{kind}={AGENCY}:{identity}({VERSION})"
