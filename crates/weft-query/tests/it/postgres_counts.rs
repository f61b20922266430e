//! PostgreSQL against the counter of files.

use std::cell::RefCell;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use postgres::Client;
use weft_query::{Options, QueryError, mine};

use crate::log::{any_log, counted, logs};
use crate::server::server;
use crate::table::{load, mined};

#[test]
fn logs_made_by_hand_have_equal_counts() {
    let Some(server) = server() else { return };
    for log in logs() {
        load(&mut server.client(), &log);
        assert_eq!(mined(&server.url(), &log), counted(&log), "{}", log.name);
    }
}

#[test]
fn any_log_has_equal_counts() {
    let Some(server) = server() else { return };
    // Another database, since tests run side by side.
    server
        .client()
        .batch_execute("create database any_log")
        .unwrap();
    let url = server.url().replace("/postgres", "/any_log");
    let client = RefCell::new(Client::connect(&url, postgres::NoTls).unwrap());
    let config = Config {
        cases: 48,
        failure_persistence: None,
        ..Config::default()
    };
    let same = TestRunner::new(config).run(&any_log(), |log| {
        load(&mut client.borrow_mut(), &log);
        prop_assert_eq!(mined(&url, &log), counted(&log));
        Ok(())
    });
    same.unwrap();
}

#[test]
fn what_is_wrong_is_said() {
    let Some(server) = server() else { return };
    let mut client = server.client();
    let tables = "create schema odd; create table odd.t (id int, c text, activity text, at bigint, \"when\" text);
        insert into odd.t values (1, 'c', 'a', 3, 'soon'); create view odd.v as select c as case, activity, now() as at from odd.t";
    client.batch_execute(tables).unwrap();
    let url = server.url();
    let error = |options: &str| mine(&format!("{url}?{options}"), &Options::default()).unwrap_err();
    assert!(
        matches!(error(""), QueryError::Table { found: None, .. }),
        "{}",
        error("")
    );
    let gone = error("table=nowhere");
    assert!(gone.to_string().contains("odd.t"), "{gone}");
    let column = error("table=odd.t");
    assert!(
        column.to_string().starts_with("no column looks like case"),
        "{column}"
    );
    let number = error("table=odd.t&case=c");
    assert_eq!(
        number.to_string(),
        "column “at”: found the type int8, expected times (a timestamp, a date, or text in ISO 8601)"
    );
    let soon = error("table=odd.t&case=c&timestamp=when");
    assert!(soon.to_string().contains("\"soon\""), "{soon}");
    let view = error("table=odd.v");
    assert!(view.to_string().contains("position=COLUMN"), "{view}");
    let injected = error("table=odd.t&case=c%22%20from%20odd.t%3B%20drop%20table%20odd.t%3B--");
    assert!(injected.to_string().contains("no column"), "{injected}");
    let nobody = mine(
        "postgres://x:secret@127.0.0.1:1/d?table=t",
        &Options::default(),
    );
    let nobody = nobody.unwrap_err().to_string();
    assert!(
        nobody.contains("does not answer") && !nobody.contains("secret"),
        "{nobody}"
    );
    assert_eq!(
        client.query("select * from odd.t", &[]).unwrap().len(),
        1,
        "nothing was written"
    );
}

#[test]
fn a_statement_that_takes_too_long_is_ended() {
    let Some(server) = server() else { return };
    let slow = "create or replace view slow as select 1 as id, 'c' as case, 'a' as activity, \
                now() as at from pg_sleep(60)";
    server.client().batch_execute(slow).unwrap();
    let url = format!("{}?table=slow&timeout=1", server.url());
    let error = mine(&url, &Options::default()).unwrap_err();
    assert!(error.to_string().contains("statement timeout"), "{error}");
}

/// Says to this program, which is started once more, what it should ask.
const ASKS: &str = "WEFT_TEST_ASKS";

/// Ctrl-C ends a program, and the server sees that nobody reads its answer: the statement would go on for an
/// hour. `mine` asks in a process of its own, which is this test once more.
#[test]
fn a_statement_whose_program_is_gone_is_ended() {
    if let Ok(url) = std::env::var(ASKS) {
        let found = mine(&url, &Options::default());
        panic!("nobody ended the program: {found:?}");
    }
    let Some(server) = server() else { return };
    let mut client = server.client();
    let hour = "create view hour as select 1 as id, 'c' as case, 'a' as activity, now() as at from pg_sleep(3600)";
    client.batch_execute(hour).unwrap();
    let mut asking = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "postgres_counts::a_statement_whose_program_is_gone_is_ended",
        ])
        .env(ASKS, format!("{}?table=hour&position=id", server.url()))
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let running = "select count(*) from pg_stat_activity \
                   where state = 'active' and application_name = 'weft' and query like '%\"hour\"%'";
    let mut wait_for = |running_then: i64| {
        for _ in 0..600 {
            let now: i64 = client.query_one(running, &[]).unwrap().get(0);
            if now == running_then {
                return true;
            }
            sleep(Duration::from_millis(100));
        }
        false
    };
    let begun = wait_for(1);
    asking.kill().unwrap();
    asking.wait().unwrap();
    assert!(begun, "the server was asked");
    assert!(wait_for(0), "the server stopped");
}
