-- What stands behind the numbers that everybody is told, nothing hidden: they are renewed only once enough of it changed.

alter table justice_figure add column counted {text};
