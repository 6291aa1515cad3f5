package repl

// plainKeys knows nothing of what is typed.
type plainKeys struct{}

func (plainKeys) begin()            {}
func (plainKeys) end()              {}
func (plainKeys) typed() bool       { return false }
func (plainKeys) following() string { return "" }
func (plainKeys) interrupt()        {}
func (plainKeys) close()            {}
