"""Attestations: answers of the archive in words, to be set as PDF by application/documents/.

Each holds what is public, whoever asks: it is made to be handed on. What it says is drawn from one position of the log,
so that the same question with that position gives the same facts after later corrections.
"""
