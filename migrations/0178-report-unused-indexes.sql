-- Nothing asks by these: what is read first of a lane is found by report_order, releases by their report, and parts that
-- nobody named are added up by upload before they are put in order.
drop index report_first;
drop index report_release_agreed;
drop index report_part_at;
