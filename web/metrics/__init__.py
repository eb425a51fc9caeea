"""`/metrics`: figures in Prometheus' form, for whoever shows the token; docs/metrics.md says what each means."""
