Attribute VB_Name = "SdpButtons"
Option Explicit
' The buttons and the ribbon tab of sdp-xl. Each starts the same Python as the command line does;
' nothing is read or changed by this module itself.

Private Const MARK As String = "sdp_schema_version"
Private Const WORKING As String = "Service Delivery Plan: working, please wait."

Private Sub Press(ByVal Action As String)
    If Not Ready() Then Exit Sub
    Application.StatusBar = WORKING
    RunPython "import sdp_xl.buttons; sdp_xl.buttons.press('" & Action & "')"
    ' Python may have put a sentence there, and on a Mac it is still at work.
    #If Not Mac Then
        If CStr(Application.StatusBar) = WORKING Then Application.StatusBar = False
    #End If
End Sub

Private Function Ready() As Boolean
    Dim Sentence As String
    If ActiveWorkbook Is Nothing Then
        Sentence = "No workbook is open. Open your Service Delivery Plan and press the button again."
    ElseIf Not IsPlan(ActiveWorkbook) Then
        Sentence = ActiveWorkbook.Name & " is not a Service Delivery Plan. Go to your plan and press the button again."
    ElseIf Not ThisWorkbook.Name Like "*.xlam" And Not ActiveWorkbook Is ThisWorkbook Then
        Sentence = "Another workbook is in front. Go to " & ThisWorkbook.Name & " and press the button again."
    End If
    Ready = Sentence = ""
    If Not Ready Then MsgBox Sentence, vbInformation, "Service Delivery Plan"
End Function

Private Function IsPlan(ByVal Book As Workbook) As Boolean
    Dim Found As Name
    For Each Found In Book.Names
        If Found.Name = MARK Then IsPlan = True
    Next
End Function

Public Sub SDP_Ribbon(ByVal Control As IRibbonControl)
    Press Control.ID
End Sub

Public Sub SDP_Check()
    Press "check"
End Sub

Public Sub SDP_Fix()
    Press "fix"
End Sub

Public Sub SDP_Timeline()
    Press "timeline"
End Sub

Public Sub SDP_Clear()
    Press "clear"
End Sub
