-- A new edit gives up what could have been redone.
UPDATE journal SET state = 'discarded'
WHERE state = 'undone' AND undoes IS NULL AND redoes IS NULL
