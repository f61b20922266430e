//! The rules of audit.md 5.1, one by one.
