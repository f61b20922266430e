//! Generated BPMN models.

use std::fmt::Write as _;

/// Tasks one after the other, with a diagram as modelers write it: nine elements a task.
#[must_use]
pub fn chain(tasks: usize) -> String {
    let mut flow = String::new();
    let mut drawing = String::new();
    for at in 0..tasks {
        let next = at + 1;
        let _infallible = write!(
            flow,
            "    <bpmn:userTask id=\"Activity_{at}\" name=\"Check application {at}\">\n      \
             <bpmn:incoming>Flow_{at}</bpmn:incoming>\n      <bpmn:outgoing>Flow_{next}</bpmn:outgoing>\n    \
             </bpmn:userTask>\n"
        );
        if at > 0 {
            let from = at - 1;
            let _infallible = writeln!(
                flow,
                "    <bpmn:sequenceFlow id=\"Flow_{at}\" sourceRef=\"Activity_{from}\" targetRef=\"Activity_{at}\" />"
            );
        }
        let x = at * 160;
        let _infallible = write!(
            drawing,
            "      <bpmndi:BPMNShape id=\"Activity_{at}_di\" bpmnElement=\"Activity_{at}\">\n        \
             <dc:Bounds x=\"{x}\" y=\"80\" width=\"100\" height=\"80\" />\n      </bpmndi:BPMNShape>\n      \
             <bpmndi:BPMNEdge id=\"Flow_{at}_di\" bpmnElement=\"Flow_{at}\">\n        \
             <di:waypoint x=\"{x}\" y=\"120\" />\n        <di:waypoint x=\"{x}\" y=\"121\" />\n      \
             </bpmndi:BPMNEdge>\n"
        );
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bpmn:definitions \
         xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" \
         xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" \
         xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" \
         xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" id=\"d\">\n  \
         <bpmn:process id=\"p\" isExecutable=\"false\">\n{flow}  </bpmn:process>\n  \
         <bpmndi:BPMNDiagram id=\"g\">\n    <bpmndi:BPMNPlane id=\"l\" bpmnElement=\"p\">\n{drawing}    \
         </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n</bpmn:definitions>\n"
    )
}
