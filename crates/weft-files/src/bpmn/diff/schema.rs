//! Which property of BPMN's metamodel a child element stands for, and what an absent attribute means.

use super::super::model::node_kind;
use super::super::xml::{Element, Vocabulary, local};

/// How a property holds its child elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// At most one.
    One,
    /// A list of them.
    Many,
    /// The text of one, which is a value or the id of another element.
    Text,
    /// Ids that are said elsewhere too: each flow already names its ends.
    Nothing,
}

/// The property that a child of an element stands for.
pub(super) fn property<'a>(parent: &str, child: &Element<'a>) -> (&'a str, Holds) {
    let name = child.name;
    if child.vocabulary != Vocabulary::Bpmn {
        return (name, Holds::Many);
    }
    if parent == "definitions" {
        return ("rootElements", Holds::Many);
    }
    if is_flow_element(name) {
        return ("flowElements", Holds::Many);
    }
    match name {
        "incoming"
        | "outgoing"
        | "flowNodeRef"
        | "sourceRef"
        | "eventDefinitionRef"
        | "dataInputRefs"
        | "dataOutputRefs"
        | "optionalInputRefs"
        | "optionalOutputRefs"
        | "whileExecutingInputRefs"
        | "whileExecutingOutputRefs"
        | "inputSetRefs"
        | "outputSetRefs"
        | "participantRef"
        | "messageFlowRef"
        | "categoryValueRef"
        | "supportedInterfaceRef"
        | "interfaceRef"
        | "endPointRef"
        | "errorRef"
        | "supports"
        | "boundaryEventRefs" => (name, Holds::Nothing),
        "text"
        | "script"
        | "targetRef"
        | "operationRef"
        | "inMessageRef"
        | "outMessageRef"
        | "loopDataInputRef"
        | "loopDataOutputRef"
        | "oneBehaviorEventRef"
        | "noneBehaviorEventRef"
        | "correlationKeyRef"
        | "resourceRef" => (name, Holds::Text),
        "multiInstanceLoopCharacteristics" | "standardLoopCharacteristics" => {
            ("loopCharacteristics", Holds::One)
        }
        "extensionElements"
        | "conditionExpression"
        | "ioSpecification"
        | "childLaneSet"
        | "auditing"
        | "monitoring"
        | "participantMultiplicity"
        | "dataState"
        | "transformation"
        | "loopCardinality"
        | "loopCondition"
        | "inputDataItem"
        | "outputDataItem"
        | "completionCondition"
        | "activationCondition"
        | "condition"
        | "timeDate"
        | "timeCycle"
        | "timeDuration"
        | "from"
        | "to"
        | "partitionElement"
        | "resourceAssignmentExpression"
        | "expression"
        | "messagePath"
        | "dataPath" => (name, Holds::One),
        "inputSet" | "outputSet" if parent != "ioSpecification" => (name, Holds::One),
        "textAnnotation" | "association" | "group" => ("artifacts", Holds::Many),
        "laneSet" => ("laneSets", Holds::Many),
        "lane" => ("lanes", Holds::Many),
        "participant" => ("participants", Holds::Many),
        "messageFlow" => ("messageFlows", Holds::Many),
        "property" => ("properties", Holds::Many),
        "dataInput" => ("dataInputs", Holds::Many),
        "dataOutput" => ("dataOutputs", Holds::Many),
        "dataInputAssociation" => ("dataInputAssociations", Holds::Many),
        "dataOutputAssociation" => ("dataOutputAssociations", Holds::Many),
        "conversation" | "subConversation" | "callConversation" => ("conversations", Holds::Many),
        "performer" | "humanPerformer" | "potentialOwner" | "resourceRole" => {
            ("resources", Holds::Many)
        }
        _ if name.ends_with("EventDefinition") => ("eventDefinitions", Holds::Many),
        _ => (name, Holds::Many),
    }
}

fn is_flow_element(name: &str) -> bool {
    let is_other = matches!(
        name,
        "sequenceFlow"
            | "dataObject"
            | "dataObjectReference"
            | "dataStoreReference"
            | "choreographyTask"
            | "subChoreography"
            | "callChoreography"
    );
    is_other || node_kind(name).is_some()
}

/// Whether an element is reported by itself; a process is so only where no pool stands for it.
pub(super) fn is_reported(element: &Element<'_>) -> bool {
    if element.vocabulary != Vocabulary::Bpmn || element.name == "dataObject" {
        return false;
    }
    let is_other = matches!(
        element.name,
        "process"
            | "participant"
            | "collaboration"
            | "choreography"
            | "globalConversation"
            | "globalChoreographyTask"
            | "messageFlow"
            | "lane"
            | "dataInputAssociation"
            | "dataOutputAssociation"
            | "message"
            | "signal"
            | "error"
            | "escalation"
            | "dataStore"
            | "itemDefinition"
            | "interface"
            | "resource"
    );
    is_other || is_flow_element(element.name)
}

/// The name of an element in the metamodel.
pub(super) fn kind(element: &Element<'_>) -> String {
    let mut letters = element.name.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    format!(
        "bpmn:{}{}",
        first.map(String::from).unwrap_or_default(),
        letters.as_str()
    )
}

/// What attributes mean that are not written.
const DEFAULTS: [(&str, &str); 23] = [
    ("behavior", "All"),
    ("cancelActivity", "true"),
    ("cancelRemainingInstances", "true"),
    ("completionQuantity", "1"),
    ("eventGatewayType", "Exclusive"),
    ("gatewayDirection", "Unspecified"),
    ("instantiate", "false"),
    ("isCollection", "false"),
    ("isForCompensation", "false"),
    ("isInterrupting", "true"),
    ("isReference", "false"),
    ("isSequential", "false"),
    ("isUnlimited", "true"),
    ("loopType", "None"),
    ("maximum", "1"),
    ("minimum", "0"),
    ("mustUnderstand", "false"),
    ("parallelMultiple", "false"),
    ("startQuantity", "1"),
    ("testBefore", "false"),
    ("textFormat", "text/plain"),
    ("triggeredByEvent", "false"),
    ("waitForCompletion", "true"),
];

/// The value of an attribute as it counts: a default that is written is none, a reference has no prefix.
pub(super) fn counts<'v>(key: &str, value: &'v str) -> Option<&'v str> {
    if DEFAULTS.contains(&(key, value)) {
        return None;
    }
    match key.ends_with("Ref") || key == "xsi:type" || key == "default" || key == "calledElement" {
        true => Some(local(value)),
        false => Some(value),
    }
}
