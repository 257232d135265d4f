"""The memory: a folder of immutable Parquet parts, and the questions that DuckDB answers over them."""
