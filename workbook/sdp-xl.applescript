-- Starts the private Python of sdp-xl for a button in Excel; "sdp-xl install" puts this file where Excel may run it.
-- told: the button's key, a colon, and the workbook's name. All of it is one quoted word, never a command.

on Press(told)
	set python to (POSIX path of (path to home folder)) & "Library/sdp-xl/env/bin/python"
	try
		do shell script "test -x " & quoted form of python
	on error
		return "not installed"
	end try
	do shell script "cd / && " & quoted form of python & " -I -m sdp_xl.buttons " & quoted form of told & " >/dev/null 2>&1 &"
	return "started"
end Press
