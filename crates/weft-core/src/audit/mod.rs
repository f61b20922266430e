//! The audit: measures, findings and plan of one document.

mod result;

pub use result::{
    Assumption, AssumptionReason, Audit, Band, BothMeasures, DataCheck, Finding, Group, Plan,
    PlanChoice, PlanItem, Status,
};
