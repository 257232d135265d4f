"""The second witness: a small model that reads beside the rules, from the pieces of words to its word on every act."""
