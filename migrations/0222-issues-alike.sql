-- Which issues were found alike: confirmed of one kind in one area within hours; the group drafts one alert.
alter table voting_issue add column alike {text};
create index voting_issue_confirmed on voting_issue (area, category, confirmed_at);
