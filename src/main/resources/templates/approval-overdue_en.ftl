Subject: Overdue: please decide package ${package} (${outage})
Package ${package} has not been decided in time. From now on you can decide it too.

Lines: ${lines} (${yen} yen excluding tax)
Proposed by: ${proposedBy}
Deadline: ${decideBy}

Tasklist: ${baseUrl}/camunda/app/tasklist
