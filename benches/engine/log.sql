-- A log of :events events in the order of time: a thousand cases go on at once, each has ten events, of 12
-- activities, by 97 people in 5 roles; one event in fifty names nobody.
drop table if exists events;
create unlogged table events as
select
    i as position,
    'case ' || c as case_id,
    'activity ' || (k + case when h % 7 = 0 then 2 when h % 11 = 0 then 1 else 0 end) as activity,
    timestamptz '2024-01-01 00:00:00Z' + i * interval '1 second' as time,
    timestamptz '2024-01-01 00:00:00Z' + i * interval '1 second' - (h % 3600) * interval '1 second' as start_time,
    case when h % 50 <> 0 then 'person ' || h % 97 end as resource,
    'role ' || h % 97 % 5 as role
from generate_series(0, :events - 1) i,
lateral (select i / 10000 * 1000 + i % 1000 as c, i % 10000 / 1000 as k) one,
lateral (select (c * 2654435761 + k * 40503) % 1000003 as h) two;
analyze events;
