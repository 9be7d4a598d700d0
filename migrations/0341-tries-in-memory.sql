-- Wrong codes are counted in memory alone: whoever types them is told by his network, which stands in no row.
drop table code_try;

delete from surplus where what = 'pollwatch.code';
