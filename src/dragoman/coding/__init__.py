"""From an article to its coding: a chain of steps over a sheet. The only home of spaCy.

Where a line belongs, in the order of the chain (`chain`, over the `sheet`):

- `offtopic`, `match`, `scan`: blocks about something else, who is named in the raw text, and what of it is worth a parse
- `parse/`: spaCy's trees brought to one scheme of labels; `repairs/`: what the parser reads wrongly, put right, one kind of mistake a module
- `actors/`: who is named (`names`, `roles`, `posts`) and whom words mean that refer back
  (`referring` finds them, `references` resolves them: `persons`, `officials`, `phrases`, `pronouns` with `binding` and `agreement`)
- `times/`: expressions, whose time is whose, and the anchor; `predicates/`: who does what to whom, whatever the construction
- `events/`: triggers that fit (`triggers`, `fitting`), roles by slots (`roles`, `party`, `doers`, `prepositions`, `parties`, `noun_parties`), drafts (`assign`,
  `loose`), those that tell nothing of their own (`prune`: `named`, `content`), parties left unsaid (`completed`, `topic`, `candidates`), sectors
- `modality/`: negation, what governs an act (`governors`: `denied`, `willed`), its own form (`forms`, `conditional`), conditions, the codebook's folding
- `attribution/`: whose word it is; `characterisations/`: how a relation stands; `confidence`, `finish`: how sure, and the quotes
- `witness/`, `llm/`: a second reader; `lines`: the example lines of the packs

Asked everywhere: `grammar` (what stands below and above a token), `tenses`, `codes`, `marks`, `once` (what is worked out once a language). Arrows go
to what stands before in this list, or to these; one goes against it: `repairs/standing` asks `actors/names` for the nouns of posts.
"""
