Subject: Please decide package ${package} soon (${outage})
Package ${package} is waiting for your decision.

Lines: ${lines} (${yen} yen excluding tax)
Proposed by: ${proposedBy}
Deadline: ${decideBy}

After the deadline your deputy is asked as well. Nothing is approved by silence.
Tasklist: ${baseUrl}/camunda/app/tasklist
