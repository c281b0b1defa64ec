Attribute VB_Name = "SdpButtons"
Option Explicit
' The buttons and the ribbon tab of sdp-xl: each starts the private Python that "sdp-xl install" made, and nothing else.
' What is started stands in this module: no sheet, name or setting of a workbook and no file beside one is asked.

Private Const TITLE As String = "Service Delivery Plan"
Private Const MARK As String = "sdp_schema_version"
Private Const WORKING As String = "Service Delivery Plan: working, please wait."
Private Const ALL_USERS As String = "%ProgramW6432%\sdp-xl\env\Scripts\python.exe"
Private Const ONE_USER As String = "%LOCALAPPDATA%\sdp-xl\env\Scripts\python.exe"
Private Const NO_FILE As Long = &H80070002
Private Const NO_FOLDER As Long = &H80070003
Private Const NOT_INSTALLED As String = "The buttons are not installed on this computer. Run sdp-xl install, or use the page sdp-check.html."
Private Const BLOCKED As String = "A rule of this computer keeps Excel from starting programs. Use Service Delivery Plan in the Start menu, or the page sdp-check.html."
Private Const FAILED As String = "The button could not do its work. Close Excel, open your plan and press the button again. If that does not help, run sdp-xl install again, or use the page sdp-check.html."
Private Const PROTECTED_VIEW As String = "The workbook in front is in Protected View. Press Enable Editing in the yellow bar, then press the button again."
Private Const GROUPED As String = "Several sheets are selected together. Right-click one of their tabs, choose Ungroup Sheets, and press the button again."

Private Sub Press(ByVal Action As String)
    Dim Sentence As String
    Sentence = NotReady()
    If Sentence = "" Then Sentence = Started(Action)
    If Sentence <> "" Then MsgBox Sentence, vbInformation, TITLE
End Sub

Private Function NotReady() As String
    #If Not Mac Then
        If Not Application.ActiveProtectedViewWindow Is Nothing Then
            NotReady = PROTECTED_VIEW
            Exit Function
        End If
    #End If
    If ActiveWorkbook Is Nothing Then
        NotReady = "No workbook is open. Open your Service Delivery Plan and press the button again."
    ElseIf Not IsPlan(ActiveWorkbook) Then
        NotReady = ActiveWorkbook.Name & " is not a Service Delivery Plan. Go to your plan and press the button again."
    ElseIf Not ThisWorkbook.Name Like "*.xlam" And Not ActiveWorkbook Is ThisWorkbook Then
        NotReady = "Another workbook is in front. Go to " & ThisWorkbook.Name & " and press the button again."
    ElseIf ActiveWindow.SelectedSheets.Count > 1 Then
        NotReady = GROUPED
    End If
End Function

Private Function IsPlan(ByVal Book As Workbook) As Boolean
    Dim Found As Name
    For Each Found In Book.Names
        If Found.Name = MARK Then IsPlan = True
    Next
End Function

#If Mac Then
Private Function Started(ByVal Action As String) As String
    ' The script stands in the user's own folder for Excel's scripts. Python is still at work when it returns.
    Dim Answer As String
    On Error Resume Next
    Answer = AppleScriptTask("sdp-xl.applescript", "Press", Action & ":" & ActiveWorkbook.Name)
    If Answer <> "started" Then Started = NOT_INSTALLED
End Function
#Else
Private Function Started(ByVal Action As String) As String
    Dim Host As Object, Before As String, Place As Variant, Ended As Long, Trouble As Long
    Application.StatusBar = WORKING
    On Error Resume Next
    Set Host = CreateObject("WScript.Shell")
    Before = Host.CurrentDirectory
    Host.CurrentDirectory = Host.ExpandEnvironmentStrings("%SystemRoot%\System32") ' no library beside a plan is loaded
    For Each Place In Array(ALL_USERS, ONE_USER)
        Err.Clear
        Ended = Host.Run("""" & Place & """ -I -m sdp_xl.buttons " & Action & ":" & Application.Hwnd, 0, True)
        Trouble = Err.Number
        If Trouble <> NO_FILE And Trouble <> NO_FOLDER Then Exit For
    Next
    Host.CurrentDirectory = Before
    If CStr(Application.StatusBar) = WORKING Then Application.StatusBar = False ' else Python put a sentence there
    On Error GoTo 0
    Select Case Trouble
        Case 0: If Ended <> 0 Then Started = FAILED
        Case NO_FILE, NO_FOLDER: Started = NOT_INSTALLED
        Case Else: Started = BLOCKED
    End Select
End Function
#End If

Public Sub SDP_Ribbon(ByVal Control As IRibbonControl)
    Press Control.ID
End Sub
