// Command bench measures Coro against goja with goja_nodejs's event loop, against CPython's asyncio and, for the start-up
// time alone, against node. It prints one table.
//
// Every measurement is a process of its own, and inside each round the contenders take turns, so that a machine that
// becomes slower or faster on the way treats them alike. Ratios are taken within a round, and the table shows medians.
//
// The programs being measured are in programs, one folder for each contender. Each checks its own result, so that a
// contender which does less work than the others fails instead of winning.
package main
