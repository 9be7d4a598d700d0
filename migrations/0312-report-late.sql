-- Since when a report lies at a desk that came sealed to older keys than all there were renewed to; what was renewed stays so.
alter table report_desk add column late_from {text};
