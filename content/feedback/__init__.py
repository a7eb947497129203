"""»Var siden nyttig?«: what readers answer, without anybody learning who they are."""
