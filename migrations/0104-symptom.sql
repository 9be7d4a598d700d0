-- What stations report, where the node says it in other words, in another order or not at all, and what it added.

create table symptom_card (
  -- A card that ships, or own9 to own16: the number of a card stands on paper and is never given twice.
  symptom {text} primary key,
  -- Its place among the others, from 1.
  place {integer} not null,
  -- 1: no page and no new paper shows it.
  is_hidden {integer} not null,
  -- The alert that three alike propose; null for a card that ships, which has its own.
  event {text},
  -- Title and advice by language, JSON; a language that is not there speaks as the card ships.
  texts {text} not null,
  -- Words before the last change, for who takes that back; null where nothing was changed.
  texts_before {text},
  -- Counts the changes of its words.
  revision {integer} not null,
  changed_at {text},
  changed_by {text}
){strict};
