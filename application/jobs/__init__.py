"""Work that many workers share: jobs in queues. Where one worker does all of it, there are none."""
