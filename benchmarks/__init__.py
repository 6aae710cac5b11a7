"""What is measured: speed beside rivals (`bench_*`), and accuracy on real law (`evidence_*`)."""
