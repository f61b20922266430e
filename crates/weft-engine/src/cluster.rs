//! The two kinds of machine of a cluster. Neither asks who speaks to it: a network that others reach is no
//! place for them.

use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::Arc;

use ballista_core::error::BallistaError;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::{create_scheduler, start_grpc_service_with_listener};
use datafusion_proto::protobuf::{LogicalPlanNode, PhysicalPlanNode};

use crate::error::EngineError;

/// Where a scheduler listens, where nobody says.
const SCHEDULER: &str = "127.0.0.1:50050";
/// Where an executor gives its results; it takes its tasks at the next port.
const EXECUTOR: &str = "127.0.0.1:50051";

/// What executors keep of a statement that was answered, about as much as the log, goes after this many
/// seconds: the next ones need the room.
const KEPT: u64 = 60;

fn failed(error: &BallistaError) -> EngineError {
    EngineError::Engine(error.to_string())
}

/// Says something to whoever started the machine.
fn say(text: &str) {
    // Nobody reads it where it cannot be written.
    let _unread = writeln!(std::io::stderr(), "{text}");
}

fn given<'a>(arguments: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let mut given = arguments.iter().filter(|(known, _)| known == name);
    given.next_back().map(|(_, value)| value.as_str())
}

fn address(text: &str) -> Result<SocketAddr, EngineError> {
    let expected = "an address like 10.0.0.1:50050";
    let parsed = text.parse();
    parsed.map_err(|_| EngineError::files("--bind", text, expected))
}

/// Plans statements and hands tasks to executors, until it is ended. Says where it listens.
pub(crate) async fn scheduler(arguments: &[(String, String)]) -> Result<(), EngineError> {
    let bind = address(given(arguments, "bind").unwrap_or(SCHEDULER))?;
    let listener = tokio::net::TcpListener::bind(bind).await;
    let listener = listener.map_err(|error| EngineError::system(bind.to_string(), &error))?;
    let at = listener
        .local_addr()
        .map_err(|error| EngineError::system(bind.to_string(), &error))?;
    let config = SchedulerConfig {
        bind_host: at.ip().to_string(),
        external_host: at.ip().to_string(),
        bind_port: at.port(),
        finished_job_data_clean_up_interval_seconds: KEPT,
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await;
    let cluster = cluster.map_err(|error| failed(&error))?;
    let scheduler =
        create_scheduler::<LogicalPlanNode, PhysicalPlanNode>(cluster, Arc::new(config));
    let scheduler = scheduler.await.map_err(|error| failed(&error))?;
    say(&format!("scheduler: {at}"));
    let served = start_grpc_service_with_listener(listener, scheduler).await;
    served.map_err(|error| failed(&error))
}

/// Counts what a scheduler tells it to, until it is ended.
pub(crate) async fn executor(arguments: &[(String, String)]) -> Result<(), EngineError> {
    let scheduler = given(arguments, "scheduler").unwrap_or(SCHEDULER);
    let wrong = || EngineError::files("--scheduler", scheduler, "an address like host:50050");
    let (host, port) = scheduler.rsplit_once(':').ok_or_else(wrong)?;
    let bind = address(given(arguments, "bind").unwrap_or(EXECUTOR))?;
    let memory = given(arguments, "memory").map(|memory| {
        let parsed = memory.parse::<u64>();
        let wrong = |_| EngineError::files("--memory", memory, "a number of MiB");
        parsed
            .map(|memory| memory.saturating_mul(1 << 20))
            .map_err(wrong)
    });
    let config = ExecutorProcessConfig {
        bind_host: bind.ip().to_string(),
        external_host: Some(bind.ip().to_string()),
        port: bind.port(),
        grpc_port: bind.port().saturating_add(1),
        scheduler_host: host.to_owned(),
        scheduler_port: port.parse().map_err(|_| wrong())?,
        // It may be started before its scheduler.
        scheduler_connect_timeout_seconds: 60,
        memory_pool_size: memory.transpose()?,
        work_dir: given(arguments, "work").map(str::to_owned),
        ..ExecutorProcessConfig::default()
    };
    say(&format!("executor: {bind}"));
    let served = start_executor_process(Arc::new(config)).await;
    served.map_err(|error| failed(&error))
}
